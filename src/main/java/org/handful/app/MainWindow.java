package org.handful.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImportPlan;
import org.handful.ui.common.part.NoticesView;
import org.handful.ui.shell.ClosingQuestion;
import org.handful.ui.shell.EngineState;
import org.handful.ui.shell.FocusKeys;
import org.handful.ui.shell.Memory;
import org.handful.ui.start.StartView;
import org.handful.ui.start.StartViewModel;
import org.handful.ui.tour.TourGuide;

/** The window from the start screen to an open project and back. FX thread. */
public final class MainWindow {
    private final Workbench workbench;
    private final UiKit kit;
    private final Theme theme;
    private final StackPane root = new StackPane();
    private final StackPane place = new StackPane();
    private final Path projects;
    private StartViewModel start;
    private Parent startView;
    private final ReadOnlyObjectWrapper<EngineState> engine = new ReadOnlyObjectWrapper<>(new EngineState.Starting());
    private final ProjectWindow.Outer outer;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final TourGuide guide;
    private ProjectWindow open;
    private boolean touring;
    private Runnable afterJobs;

    /**
     * @param projects folder for projects that nobody gave a place
     * @param decoders threads that decode thumbnails
     * @param showFolder shows a folder the way the system does
     */
    public MainWindow(
            Workbench workbench, Path projects, UiKit kit, Theme theme, Executor decoders, Consumer<Path> showFolder) {
        this.workbench = workbench;
        this.kit = kit;
        this.theme = theme;
        this.projects = projects;
        this.outer = new ProjectWindow.Outer(workbench, kit, theme, decoders, engine.getReadOnlyProperty(), showFolder);
        guide = new TourGuide(root, place, kit.texts());
        buildStart();
        var notices = new NoticesView(kit.notices(), kit.texts());
        StackPane.setAlignment(notices, javafx.geometry.Pos.BOTTOM_RIGHT);
        root.getChildren().addAll(place, notices);
        FocusKeys.installOn(root);
        place.getChildren().setAll(startView);
        title.set(kit.texts().get("start.title"));
        kit.jobs().running().subscribe(this::jobsChanged);
        kit.texts().language().addListener((o, before, now) -> rebuild());
    }

    public Parent root() {
        return root;
    }

    /** Starts what computes; the window is usable before it is up. */
    public void startEngine() {
        kit.background().load("engine", this::engineState, engine::set);
    }

    /** Opens a project file or makes a project of folders and images. */
    public void openFiles(List<Path> files) {
        start.drop(files);
    }

    /** What the title bar says. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /**
     * Leaves the project and the program; asks first when something is going on.
     *
     * @param last done in the background before the workbench closes
     * @param done FX thread
     */
    public void leave(Runnable done, Runnable last) {
        whenNothingRuns(() -> {
            ProjectSession session = letGo();
            kit.background().edit(() -> {
                if (session != null) {
                    session.close();
                }
                last.run();
                workbench.close();
                return true;
            }, closed -> done.run());
        });
    }

    private void buildStart() {
        start = new StartViewModel(workbench, projects, kit, this::opened);
        start.onTour(() -> touring = true);
        startView = new Fxml(kit.texts()).load("start", new StartView(start, theme, kit));
    }

    /** Builds all that shows words anew; the project stays open, and what goes on in it goes on. */
    private void rebuild() {
        buildStart();
        if (open == null) {
            place.getChildren().setAll(startView);
            title.set(kit.texts().get("start.title"));
            return;
        }
        ProjectWindow before = open;
        kit.background().edit(() -> remembered(before.project().session()), kept -> {
            if (open == before) {
                show(before.renewed(kept));
                guide.goOn(open.project(), open.navigation(), open.selection());
            }
        });
    }

    private void show(ProjectWindow window) {
        open = window;
        place.getChildren().setAll(window.view());
        title.set(kit.texts().get("shell.title", window.title()));
    }

    private EngineState engineState() {
        try {
            return new EngineState.Ready(workbench.device());
        } catch (HandfulException e) {
            kit.errors().accept(e);
            return new EngineState.Failed(kit.errors().words(e));
        }
    }

    private void opened(ProjectSession session, ImportPlan plan) {
        kit.background().load("remembered", () -> remembered(session), kept -> {
            show(new ProjectWindow(session, kept, outer, this::goHome, this::takeTour));
            if (touring) {
                touring = false;
                open.navigation().show(Navigation.IMAGES);
                guide.begin(open.project(), open.navigation(), open.selection());
            }
            if (plan != null) {
                open.navigation().show(Navigation.IMAGES);
                open.add(plan);
            }
        });
    }

    private static Map<String, String> remembered(ProjectSession session) {
        Map<String, String> kept = new TreeMap<>();
        Memory.KEYS.forEach(key -> session.memory(key).ifPresent(value -> kept.put(key, value)));
        return kept;
    }

    private void goHome() {
        goHome(() -> {});
    }

    /** Leaves the project, when it can be left, for the tour on a sample. */
    private void takeTour() {
        goHome(start::takeTour);
    }

    private void goHome(Runnable next) {
        whenNothingRuns(() -> {
            ProjectSession session = letGo();
            place.getChildren().setAll(startView);
            title.set(kit.texts().get("start.title"));
            kit.background().edit(() -> {
                session.close();
                return true;
            }, closed -> {
                start.refresh();
                next.run();
            });
        });
    }

    private ProjectSession letGo() {
        guide.end();
        ProjectSession session = open == null ? null : open.close();
        open = null;
        return session;
    }

    private void whenNothingRuns(Runnable go) {
        if (kit.jobs().running().isEmpty()) {
            go.run();
            return;
        }
        root.getChildren().removeIf(ClosingQuestion.class::isInstance);
        root.getChildren().add(new ClosingQuestion(kit.texts(), answer -> {
            root.getChildren().removeIf(ClosingQuestion.class::isInstance);
            switch (answer) {
                case STAY -> afterJobs = null;
                case KEEP -> endJobs(go, true);
                case DROP -> endJobs(go, false);
            }
        }));
    }

    private void endJobs(Runnable go, boolean keep) {
        afterJobs = go;
        var training = open == null ? null : open.project().training().get();
        for (var job : List.copyOf(kit.jobs().running())) {
            if (job == training && keep) {
                open.navigation().show(Navigation.TRAIN);
                job.job().stop();
            } else {
                job.cancel();
            }
        }
        jobsChanged();
    }

    private void jobsChanged() {
        if (afterJobs != null && kit.jobs().running().isEmpty()) {
            Runnable go = afterJobs;
            afterJobs = null;
            root.getChildren().removeIf(ClosingQuestion.class::isInstance);
            kit.fx().later(go);
        }
    }
}
