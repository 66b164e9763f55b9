package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.handful.engine.DeviceChoice;
import org.handful.method.AdaptationMethod;
import org.handful.model.TrainingEvent;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.local.DrawnImages;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.RunInfo;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Notices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job in the window with every real part: engine, network, project file. */
class WholeJobGuiTest extends GuiTest {
    private static final int STEPS = 12;

    @TempDir
    static Path folder;

    private final ExecutorService decoders = Executors.newSingleThreadExecutor();
    private Workbench workbench;
    private MainWindow window;

    @Override
    protected Parent root() {
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
        return open();
    }

    private Parent open() {
        window = RealWindowTest.window(workbench, folder, decoders, new Notices(), bug -> {});
        return window.root();
    }

    @AfterEach
    void end() {
        workbench.close();
        decoders.shutdownNow();
    }

    @Test
    @DisplayName("start, import, train, watch live points arrive, evaluate, click a cell, close, reopen: all there")
    void wholeJob() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("shapes"), 9);
        fx(() -> window.openFiles(List.of(images)));
        until(() -> present("images.count") && node("images.count", Label.class).getText().startsWith("27 "));

        train();
        press("train.evaluate");
        until(() -> present("evaluate.accuracy"));
        String accuracy = node("evaluate.accuracy", Label.class).getText();
        clickACell();

        leave();
        reopen(folder.resolve("projects/shapes.handful"));
        // The window remembers that it showed Evaluate.
        until(() -> present("evaluate.accuracy"));
        assertThat(node("evaluate.accuracy", Label.class).getText()).isEqualTo(accuracy);
        leave();
        everythingIsInTheFile();
    }

    private void train() throws Exception {
        press("shell.place.train");
        until(() -> present("train.method") && !node("train.method", ComboBox.class).getItems().isEmpty());
        fx(() -> choose("film"));
        until(() -> present("train.setting.steps"));
        fx(() -> node("train.setting.steps", TextField.class).setText(String.valueOf(STEPS)));
        until(() -> !node("train.start", ButtonBase.class).isDisable());
        Set<String> seen = new LinkedHashSet<>();
        Label status = node("train.status", Label.class);
        fx(() -> status.textProperty().subscribe(text -> seen.add(text)));
        press("train.start");
        until(() -> node("train.result", Node.class).isVisible());
        assertThat(seen.stream().filter(text -> !text.isBlank())).as("points that arrived live")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @SuppressWarnings("unchecked")
    private void choose(String method) {
        ComboBox<AdaptationMethod<?>> methods = node("train.method", ComboBox.class);
        methods.getItems().stream().filter(m -> m.id().equals(method)).findFirst()
                .ifPresent(methods.getSelectionModel()::select);
    }

    private void clickACell() throws Exception {
        fx(() -> node("evaluate.tabs", javafx.scene.control.TabPane.class).getSelectionModel().select(1));
        until(() -> present("evaluate.cell.0.0"));
        press("evaluate.cell.0.0");
        until(() -> present("evaluate.picked") && node("evaluate.picked", Node.class).isVisible());
    }

    private void leave() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        until(closed::get);
    }

    /** As the next start of the program: a new workbench and a new window over the same home. */
    private void reopen(Path project) {
        assertThat(project).exists();
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
        fx(() -> {
            stage().getScene().setRoot(open());
            window.openFiles(List.of(project));
        });
    }

    private void everythingIsInTheFile() throws Exception {
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
        try (ProjectSession session = workbench.openProject(folder.resolve("projects/shapes.handful"))) {
            List<RunInfo> runs = session.runs();
            assertThat(runs).hasSize(1);
            List<TrainingEvent> curve = new ArrayList<>(session.events(runs.getFirst().id()));
            assertThat(curve.stream().filter(TrainingEvent.Step.class::isInstance)).hasSize(STEPS);
            assertThat(curve.stream().filter(TrainingEvent.HeldOut.class::isInstance)).hasSizeGreaterThanOrEqualTo(3);
            assertThat(session.check().problems()).isEmpty();
        }
        assertThat(folder.resolve("projects/shapes.handful-wal")).doesNotExist();
    }

    /** Fires the control with that id, wherever it is scrolled to. */
    private void press(String id) {
        fx(() -> {
            Node node = node(id, Node.class);
            if (node instanceof ButtonBase button) {
                button.fire();
            } else {
                throw new AssertionError(id + " is no button but " + node);
            }
        });
    }

    private boolean present(String id) {
        return lookup(n -> id.equals(n.getId())).tryQuery().isPresent();
    }
}
