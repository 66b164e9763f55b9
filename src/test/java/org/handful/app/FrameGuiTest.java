package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.handful.ui.ClippedTexts;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work keeps its room: what stands beside it folds, and then lies over it, where there is too little. */
class FrameGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private FakeSession session;
    private Theme theme;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        var workbench = new FakeWorkbench(folder, atOnce);
        session = workbench.add(folder.resolve("Lichens.handful")).withLeaves(8, "Cetraria", "Cladonia");
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.GERMAN, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        theme = new Theme("light", ColorScheme.LIGHT, chosen -> {});
        window = new MainWindow(workbench, folder.resolve("projects"), kit, theme, atOnce, shown -> {});
        return window.root();
    }

    private void open(int width, int height, int percent) {
        fx(() -> {
            stage().getScene().setRoot(new StackPane());
            var scene = new Scene(window.root(), width, height);
            theme.dress(scene);
            stage().setScene(scene);
            stage().setWidth(width);
            stage().setHeight(height);
            theme.zoom().percent().set(percent);
        });
        fx(() -> window.openFiles(List.of(folder.resolve("Lichens.handful"))));
        fx(() -> {});
    }

    @ParameterizedTest
    @CsvSource({"1024, 700, 100, true, true", "1280, 800, 150, true, false", "1024, 700, 150, false, false",
        "1280, 800, 125, true, true", "1280, 800, 200, false, false"})
    void panesFoldWhereTheWorkNeedsTheRoom(int width, int height, int percent, boolean sideBar, boolean details) {
        open(width, height, percent);
        assertThat(seen("sidebar")).as("side bar").isEqualTo(sideBar);
        assertThat(seen("inspector")).as("details").isEqualTo(details);
        fx(() -> assertThat(ClippedTexts.in(window.root())).isEmpty());
        assertThat(session.memory("window.inspector")).as("nobody folded it").isEmpty();
        assertThat(bugs).isEmpty();
    }

    @Test
    void aFoldedPaneLiesOverTheWork() {
        open(1024, 700, 200);
        double room = node("images.gallery", Region.class).getWidth();
        for (String pane : List.of("inspector", "history", "sideBar")) {
            fx(() -> window.actions().find("view." + pane).orElseThrow().perform());
            fx(() -> {});
            assertThat(node("images.gallery", Region.class).getWidth()).as(pane).isEqualTo(room);
        }
        assertThat(seen("sidebar")).isTrue();
        assertThat(seen("history")).isTrue();
        fx(() -> theme.zoom().percent().set(100));
        fx(() -> {});
        assertThat(seen("sidebar")).as("beside the work again").isTrue();
        assertThat(node("images.gallery", Region.class).getWidth()).isLessThan(room);
        assertThat(bugs).isEmpty();
    }
}
