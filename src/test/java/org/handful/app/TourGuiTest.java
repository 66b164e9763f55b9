package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Background;
import org.handful.ui.common.ErrorReporter;
import org.handful.ui.common.FxThread;
import org.handful.ui.common.Jobs;
import org.handful.ui.common.Notices;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.words.Language;
import org.handful.ui.fake.FakeImages;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guided tour to its end: some steps by hand, the others by its own button. */
class TourGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private FakeWorkbench workbench;
    private Texts texts;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        workbench = new FakeWorkbench(folder, atOnce);
        workbench.addSample("leaves", sample());
        FxThread fx = FxThread.platform();
        texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        Path projects = folder.resolve("projects" + System.nanoTime());
        window = new MainWindow(workbench, projects, kit, new Theme("light", ColorScheme.LIGHT, chosen -> {}), atOnce,
                shown -> {});
        return window.root();
    }

    @Test
    void shouldShowTheWholeWayAndRememberThatItWasOffered() throws Exception {
        assertThat(seen("start.tour.no")).isTrue();
        picture("tour-offer");
        clickId("start.tour");
        assertThat(workbench.preference("window.tour")).contains("offered");
        assertThat(step()).isEqualTo("Images");
        picture("tour-1");
        clickId("tile.Elm/elm-0.jpg");
        assertThat(step()).isEqualTo("Classes");
        type(KeyCode.ENTER);
        assertThat(step()).isEqualTo("Train");
        picture("tour-3");
        clickId("shell.place.train");
        assertThat(step()).isEqualTo("Learn from a handful");
        picture("tour-4");
        type(KeyCode.ENTER);
        assertThat(step()).isEqualTo("Watch it learn");
        assertThat(node("tour.next", Button.class).isDisabled()).isTrue();
        fx(() -> {
            var training = open().training();
            training.begin();
            for (int i = 0; i < 40; i++) {
                training.step();
            }
            training.heldOut();
        });
        picture("tour-5");
        fx(() -> open().training().finish());
        assertThat(step()).isEqualTo("Evaluate");

        fx(() -> texts.choose(Language.GERMAN));
        assertThat(step()).isEqualTo("Auswerten");
        fx(() -> texts.choose(Language.ENGLISH));
        clickId("tour.next");
        assertThat(step()).isEqualTo("Per class");
        clickId("tour.next");
        assertThat(step()).isEqualTo("Look at the mistakes");
        picture("tour-8");
        clickId("tour.next");
        assertThat(step()).isEqualTo("Predict");
        clickId("tour.back");
        assertThat(step()).isEqualTo("Look at the mistakes");
        clickId("tour.next");
        clickId("shell.place.predict");
        assertThat(seen("tour")).isFalse();
        assertThat(seen("predict")).isTrue();
        assertThat(bugs).isEmpty();
    }

    @Test
    void shouldEndAtAnyTimeAndBeginAgainFromHelp() throws IOException {
        clickId("start.tour.no");
        assertThat(seen("start.tour.no")).isFalse();
        clickId("start.tour");
        type(KeyCode.ENTER);
        type(KeyCode.ESCAPE);
        assertThat(seen("tour")).isFalse();
        // What a real workbench leaves on the disk: the sample was opened before.
        Files.createFile(workbench.recentProjects().getFirst().file());
        push(KeyCode.F1);
        clickId("help.tour");
        assertThat(step()).isEqualTo("Images");
        clickId("tour.end");
        assertThat(seen("tour")).isFalse();
        assertThat(bugs).isEmpty();
    }

    private String step() {
        return node("tour.title", Label.class).getText();
    }

    private FakeSession open() {
        return workbench.project(workbench.recentProjects().getFirst().file());
    }

    private static Path sample() {
        try {
            for (String name : List.of("Oak", "Elm")) {
                for (int i = 0; i < 8; i++) {
                    String image = name.toLowerCase(Locale.ROOT) + "-" + i + ".jpg";
                    Path file = folder.resolve("sample").resolve(name).resolve(image);
                    Files.createDirectories(file.getParent());
                    Files.write(file, FakeImages.leaf(name.equals("Oak") ? 1 : 5, i, 80, 60));
                }
            }
            return folder.resolve("sample");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
