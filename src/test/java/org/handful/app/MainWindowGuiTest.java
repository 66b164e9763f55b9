package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.handful.run.TrainingListener;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
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

/** The window as a whole, on a workbench in memory: what a person does in the first minutes. */
class MainWindowGuiTest extends GuiTest {
    @TempDir
    static Path folder;

    private final List<Throwable> bugs = new ArrayList<>();
    private FakeWorkbench workbench;
    private UiKit kit;
    private MainWindow window;

    @Override
    protected Parent root() {
        Executor atOnce = Runnable::run;
        workbench = new FakeWorkbench(folder, atOnce);
        workbench.add(leaves()).withLeaves(8, "Oak", "Elm", "Ash").withUnlabelled(3);
        FxThread fx = FxThread.platform();
        Texts texts = Texts.load(Locale.ENGLISH, HandfulApp.TEXTS);
        var notices = new Notices();
        var errors = new ErrorReporter(notices, texts, fx, text -> {});
        kit = new UiKit(fx, new Background(atOnce, atOnce, fx, bugs::add), new Jobs(fx, errors), notices, errors,
                texts);
        var theme = new Theme("light", ColorScheme.LIGHT, chosen -> {});
        window = new MainWindow(workbench, folder.resolve("projects"), kit, theme, atOnce, shown -> {});
        return window.root();
    }

    @Test
    void shouldMakeAProjectOfADroppedFolderAndLabelByKey() throws Exception {
        Path trees = folder.resolve("trees");
        for (String name : List.of("Lime", "Willow")) {
            for (int i = 0; i < 3; i++) {
                write(trees.resolve(name).resolve(name + i + ".jpg"), i);
            }
        }
        fx(() -> window.openFiles(List.of(trees)));
        assertThat(seen("tile.Lime/Lime0.jpg")).isTrue();
        assertThat(node("images.count", Label.class).getText()).isEqualTo("6 images");
        assertThat(workbench.project(folder.resolve("projects/trees.handful"))).isNotNull();

        clickId("tile.Lime/Lime0.jpg");
        type(KeyCode.DIGIT2);
        assertThat(labels("trees")).containsExactly(1, 0, 0, 1, 1, 1);
        push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(labels("trees")).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(bugs).isEmpty();
    }

    @Test
    void shouldWalkThroughImagesByKeysAndLookAtOneLarge() {
        openLeaves();
        clickId("tile.Oak/oak-100.jpg");
        type(KeyCode.RIGHT, KeyCode.ENTER);
        assertThat(seen("viewer")).isTrue();
        assertThat(node("viewer.name", Label.class).getText()).isEqualTo("Oak/oak-101.jpg");
        type(KeyCode.LEFT);
        assertThat(node("viewer.name", Label.class).getText()).isEqualTo("Oak/oak-100.jpg");
        type(KeyCode.ESCAPE);
        assertThat(seen("viewer")).isFalse();
        assertThat(node("inspector.name", Label.class).getText()).isEqualTo("Oak/oak-100.jpg");
        assertThat(bugs).isEmpty();
    }

    @Test
    void shouldNarrowTheGalleryToAClassAndWidenItAgain() {
        openLeaves();
        clickId("sidebar.class.1");
        assertThat(node("images.count", Label.class).getText()).isEqualTo("8 of 27 images");
        clickId("images.filter.clear");
        assertThat(node("images.count", Label.class).getText()).isEqualTo("27 images");
    }

    @Test
    void shouldShowEveryScreenOfAProjectWithARun() {
        FakeSession session = workbench.project(leaves());
        session.train(new RunSpec("pocket", "centroid", java.util.Map.of(), new SplitSpec.Shots(5), 0),
                TrainingListener.QUIET);
        session.training().begin().step();
        session.training().finish();
        openLeaves();
        for (String place : List.of("train", "evaluate", "predict", "images")) {
            clickId("shell.place." + place);
            assertThat(seen(place)).as(place).isTrue();
        }
        assertThat(bugs).isEmpty();
    }

    @Test
    void shouldAskBeforeLeavingATrainingAndStayWhenToldSo() {
        openLeaves();
        FakeSession session = workbench.project(leaves());
        fx(() -> kit.jobs().follow(session.train(
                new RunSpec("pocket", "film", java.util.Map.of(), new SplitSpec.Shots(5), 0),
                TrainingListener.QUIET), result -> {}));
        clickId("shell.home");
        assertThat(seen("closing")).isTrue();
        clickId("shell.closing.stay");
        assertThat(seen("closing")).isFalse();
        assertThat(session.closed()).isFalse();

        clickId("shell.home");
        clickId("shell.closing.drop");
        fx(() -> session.training().cancelNow());
        assertThat(seen("start")).isTrue();
        assertThat(session.closed()).isTrue();
    }

    @Test
    void shouldFitTheSmallestWindow() {
        fx(() -> {
            stage().setWidth(1000);
            stage().setHeight(700);
        });
        openLeaves();
        var clipped = new ArrayDeque<String>();
        for (Node n : lookup(n -> n instanceof Label l && l.isVisible() && l.getScene() != null).queryAll()) {
            Label label = (Label) n;
            if (label.getId() != null && label.getWidth() > 0
                    && label.lookup(".text") instanceof javafx.scene.text.Text text
                    && !text.getText().equals(label.getText())) {
                clipped.add(label.getId() + ": " + label.getText());
            }
        }
        assertThat(clipped).isEmpty();
    }

    private void openLeaves() {
        fx(() -> window.openFiles(List.of(leaves())));
    }

    private static Path leaves() {
        return folder.resolve("Leaves.handful");
    }

    private List<Integer> labels(String project) {
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
        return workbench.project(folder.resolve("projects/" + project + ".handful")).dataset().samples().stream()
                .map(s -> s.label()).toList();
    }

    private static void write(Path file, int seed) throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, FakeImages.leaf(seed, seed, 80, 60));
    }
}
