package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.handful.engine.DeviceChoice;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.local.DrawnImages;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.queue.QueuedRun;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.GuiTest;
import org.handful.ui.common.Notices;
import org.handful.ui.train.queue.QueueItem;
import org.handful.ui.train.queue.QueueItem.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that wait, in the window with every real part: engine, network, project file. */
class QueueStoryGuiTest extends GuiTest {
    private static final int STEPS = 25;

    @TempDir
    static Path folder;

    private final ExecutorService decoders = Executors.newSingleThreadExecutor();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Workbench workbench;
    private MainWindow window;

    @Override
    protected Parent root() {
        workbench = workbench();
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
    @DisplayName("queue three runs, pause, reorder, quit, reopen, continue: each is done once, in the new order")
    void story() throws Exception {
        begin("shapes", "1-3");
        until(() -> states().equals(List.of(State.RUNNING, State.WAITING, State.WAITING)));

        // Before it takes a step, so that it cannot be over by the time it is paused.
        press("queue.pause." + waiting().getFirst().id());
        assertThat(states()).containsExactly(State.RESTING, State.WAITING, State.WAITING);
        fx(() -> stage().setHeight(1000));
        fx(() -> node("queue.list", ListView.class).scrollTo(2));
        until(() -> present("queue.up." + waiting().getLast().id()));
        press("queue.up." + waiting().getLast().id());
        assertThat(seeds()).containsExactly(1L, 3L, 2L);
        picture("queue-resting");

        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        press("shell.closing.later");
        until(closed::get);
        assertThat(inTheFile("shapes", s -> s.queue().all())).extracting(QueuedRun::state)
                .containsExactly(QueuedRun.State.LEFT, QueuedRun.State.WAITING, QueuedRun.State.WAITING);

        reopen("shapes");
        until(() -> present("queue.startFound") && waiting().size() == 3);
        assertThat(states()).containsOnly(State.FOUND);
        assertThat(seeds()).containsExactly(1L, 3L, 2L);
        picture("queue-found");
        press("queue.startFound");
        for (int left = 2; left >= 0; left--) {
            int now = left;
            until(() -> waiting().size() == now);
        }
        until(() -> node("train.result", Node.class).isVisible());
        assertThat(node("queue", Node.class).isVisible()).isFalse();
        closed.set(false);
        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        until(closed::get);

        assertThat(inTheFile("shapes", s -> s.queue().all())).isEmpty();
        assertThat(inTheFile("shapes", ProjectSession::runs).stream().filter(r -> r.status() == RunStatus.DONE)
                .sorted(Comparator.comparingLong(RunInfo::id)).map(r -> r.spec().seed())).containsExactly(1L, 3L, 2L);
    }

    @Test
    @DisplayName("quit while a single run goes on: it asks, stays when told so, and put off it is done at the next start")
    void single() throws Exception {
        begin("single", "5");
        until(() -> states().equals(List.of(State.RUNNING)));
        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        assertThat(seen("closing")).isTrue();
        picture("closing-question");
        press("shell.closing.stay");
        assertThat(seen("closing")).isFalse();
        assertThat(closed).isFalse();

        press("train.pause");
        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        press("shell.closing.later");
        until(closed::get);
        assertThat(inTheFile("single", s -> s.queue().all())).extracting(QueuedRun::state)
                .containsExactly(QueuedRun.State.LEFT);
        assertThat(inTheFile("single", ProjectSession::runs)).as("nothing half done counts as a run")
                .noneMatch(r -> r.status() == RunStatus.DONE);

        reopen("single");
        until(() -> present("queue.startFound") && waiting().size() == 1);
        press("queue.startFound");
        until(() -> waiting().isEmpty());
        until(() -> node("train.result", Node.class).isVisible());
        closed.set(false);
        fx(() -> window.leave(() -> closed.set(true), () -> {}));
        assertThat(present("closing")).as("nothing goes on any more").isFalse();
        until(closed::get);
        assertThat(inTheFile("single", s -> s.queue().all())).isEmpty();
        assertThat(inTheFile("single", ProjectSession::runs).stream().filter(r -> r.status() == RunStatus.DONE))
                .extracting(r -> r.spec().seed()).containsExactly(5L);
    }

    private void begin(String project, String runs) throws Exception {
        Path images = DrawnImages.classes(folder.resolve(project), 7);
        fx(() -> window.openFiles(List.of(images)));
        until(() -> present("images.count") && node("images.count", Label.class).getText().startsWith("21 "));
        press("shell.place.train");
        until(() -> present("train.method") && !node("train.method", ComboBox.class).getItems().isEmpty());
        fx(() -> choose("film"));
        until(() -> present("train.setting.steps"));
        fx(() -> {
            node("train.setting.steps", TextField.class).setText(String.valueOf(STEPS));
            node("train.seed", TextField.class).setText(runs);
        });
        until(() -> !node("train.start", ButtonBase.class).isDisable());
        press("train.start");
    }

    @SuppressWarnings("unchecked")
    private List<QueueItem> waiting() {
        return node("queue.list", ListView.class).getItems();
    }

    private List<State> states() {
        return waiting().stream().map(i -> i.state().get()).toList();
    }

    private List<Long> seeds() {
        return waiting().stream().map(i -> i.spec().seed()).toList();
    }

    private interface Look<T> {
        List<T> at(ProjectSession session) throws HandfulException;
    }

    private <T> List<T> inTheFile(String project, Look<T> look) throws Exception {
        try (Workbench other = workbench(); ProjectSession session = other.openProject(file(project))) {
            assertThat(session.check().problems()).isEmpty();
            return look.at(session);
        }
    }

    private static Path file(String project) {
        return folder.resolve("projects").resolve(project + ".handful");
    }

    private static Workbench workbench() {
        return new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 1);
    }

    @SuppressWarnings("unchecked")
    private void choose(String method) {
        ComboBox<AdaptationMethod<?>> methods = node("train.method", ComboBox.class);
        methods.getItems().stream().filter(m -> m.id().equals(method)).findFirst()
                .ifPresent(methods.getSelectionModel()::select);
    }

    /** As the next start of the program: a new workbench and a new window over the same home. */
    private void reopen(String project) {
        workbench = workbench();
        fx(() -> {
            stage().getScene().setRoot(open());
            window.openFiles(List.of(file(project)));
        });
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
