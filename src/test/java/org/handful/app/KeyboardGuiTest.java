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
import javafx.scene.Node;
import javafx.scene.Parent;
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
import org.handful.ui.fake.FakeImages;
import org.handful.ui.fake.FakeSession;
import org.handful.ui.fake.FakeWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from the start screen and back, by keys alone. */
class KeyboardGuiTest extends GuiTest {
    private static final int MOST_TABS = 60;

    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private FakeWorkbench workbench;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        workbench = new FakeWorkbench(folder, atOnce);
        workbench.addSample("leaves", sample());
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        var kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        return new MainWindow(workbench, folder.resolve("projects"), kit,
                new Theme("light", ColorScheme.LIGHT, chosen -> {}), atOnce, shown -> {}).root();
    }

    @Test
    void shouldDoTheWholeJobWithoutAMouse() throws Exception {
        tabTo("start.sample.leaves");
        type(KeyCode.ENTER);
        FakeSession session = workbench.project(workbench.recentProjects().getFirst().file());
        assertThat(seen("images")).isTrue();

        push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        tabTo("train.start");
        picture("keyboard-focus");
        type(KeyCode.ENTER);
        fx(() -> {
            session.training().begin().step();
            session.training().heldOut();
            session.training().finish();
        });

        push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        tabTo("evaluate.tabs");
        type(KeyCode.RIGHT);
        tabTo("evaluate.cell.1.1");
        type(KeyCode.ENTER);
        tabTo("evaluate.picked");
        type(KeyCode.HOME);
        List<Integer> before = labels(session);
        type(KeyCode.DIGIT1);
        assertThat(labels(session)).isNotEqualTo(before);

        push(KeyCode.SHORTCUT, KeyCode.H);
        assertThat(seen("history")).isTrue();
        push(KeyCode.SHORTCUT, KeyCode.H);
        push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(labels(session)).isEqualTo(before);

        push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        assertThat(seen("predict")).isTrue();
        tabTo("predict.choose");

        tabTo("shell.home");
        type(KeyCode.ENTER);
        assertThat(seen("start")).isTrue();
        assertThat(session.closed()).isTrue();
        assertThat(bugs).isEmpty();
    }

    @Test
    void shouldGoFromPaneToPane() {
        tabTo("start.sample.leaves");
        type(KeyCode.SPACE);
        List<String> panes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            type(KeyCode.F6);
            panes.add(pane());
        }
        assertThat(panes).contains("sidebar", "images", "top");
        assertThat(panes.getFirst()).isNotEqualTo(panes.get(1));
        type(KeyCode.F6);
        String here = pane();
        type(KeyCode.F6);
        push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(pane()).isEqualTo(here);
    }

    private String pane() {
        for (Node n = stage().getScene().getFocusOwner(); n != null; n = n.getParent()) {
            if (n.getStyleClass().contains("top-bar")) {
                return "top";
            }
            if (n.getId() != null && List.of("sidebar", "images", "inspector").contains(n.getId())) {
                return n.getId();
            }
        }
        return "none";
    }

    private void tabTo(String id) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST_TABS; i++) {
            Node focused = stage().getScene().getFocusOwner();
            if (focused != null && id.equals(focused.getId())) {
                return;
            }
            passed.add(focused == null ? "nothing" : focused.getId());
            type(KeyCode.TAB);
        }
        throw new AssertionError(id + " cannot be reached; passed " + passed);
    }

    private static List<Integer> labels(FakeSession session) {
        return session.dataset().samples().stream().map(s -> s.label()).toList();
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
