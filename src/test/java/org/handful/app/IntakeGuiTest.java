package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.handful.engine.DeviceChoice;
import org.handful.model.Dataset;
import org.handful.run.Home;
import org.handful.run.Workbench;
import org.handful.run.local.DrawnImages;
import org.handful.run.local.LocalWorkbench;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Look-alikes and what was computed, in the real window on a real project. */
class IntakeGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final ExecutorService decoders = Executors.newFixedThreadPool(1);
    private Workbench workbench;
    private MainWindow window;

    @Override
    protected Parent root() {
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, Background.threads(fx, errors), new Jobs(fx, errors), notices, errors, texts);
        window = new MainWindow(workbench, folder.resolve("projects"), kit,
                new Theme("light", ColorScheme.LIGHT, chosen -> {}), decoders, shown -> {});
        return window.root();
    }

    @AfterEach
    void end() {
        workbench.close();
        decoders.shutdownNow();
    }

    @Test
    @DisplayName("look-alikes are decided by key, one group after the other, and undone; what is computed is marked")
    void lookAlikes() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("shapes"), 3);
        for (int i = 0; i < 2; i++) {
            Files.copy(images.resolve("disc/" + i + ".png"), images.resolve("bars/copy" + i + ".png"));
        }
        fx(() -> window.openFiles(List.of(images)));
        until(() -> seen("images.gallery") && data().size() == 11 && window.project().importing().get() == null);
        until(() -> seen("images.duplicates"));
        Dataset all = data();

        clickId("tile.bars/0.png");
        until(() -> seen("inspector.computed"));
        picture("intake-inspector");
        clickId("images.duplicates");
        until(() -> seen("duplicates"));
        picture("intake-duplicates");
        String where = node("duplicates.where", Label.class).getText();
        type(KeyCode.RIGHT);
        assertThat(node("duplicates.where", Label.class).getText()).isNotEqualTo(where);
        type(KeyCode.DIGIT1);
        until(() -> data().size() < all.size());
        type(KeyCode.ESCAPE);
        assertThat(seen("duplicates")).isFalse();
        push(KeyCode.SHORTCUT, KeyCode.Z);
        until(() -> data().equals(all));

        clickId("tile.bars/0.png");
        // A message may lie over it: by key, as one would.
        fx(() -> node("inspector.adopt.background", Button.class).requestFocus());
        type(KeyCode.SPACE);
        until(() -> data().attributeNames().equals(List.of("Background")));
    }

    private Dataset data() {
        return window.project().dataset().get();
    }
}
