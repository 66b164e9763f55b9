package org.handful.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.handful.error.HandfulException;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.ui.common.Background;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.ActionKeys;
import org.handful.ui.common.action.ActionMenus;
import org.handful.ui.common.action.Actions;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.common.over.Overlay;
import org.handful.ui.common.over.ProblemPane;
import org.handful.ui.common.over.Tips;
import org.handful.ui.common.part.ImportPlan;
import org.handful.ui.common.part.NoticesView;
import org.handful.ui.common.words.LanguageMenu;
import org.handful.ui.settings.Settings;
import org.handful.ui.settings.SettingsSection;
import org.handful.ui.settings.SettingsView;
import org.handful.ui.settings.SettingsViewModel;
import org.handful.ui.shell.ClosingQuestion;
import org.handful.ui.shell.EngineState;
import org.handful.ui.shell.FocusKeys;
import org.handful.ui.shell.Memory;
import org.handful.ui.shell.menu.MainMenu;
import org.handful.ui.start.ProjectChooser;
import org.handful.ui.start.StartView;
import org.handful.ui.start.StartViewModel;
import org.handful.ui.tour.TourGuide;

/** The window from the start screen to an open project and back. FX thread. */
public final class MainWindow {
    private final Workbench workbench;
    private final UiKit kit;
    private final StackPane root = new StackPane();
    private final Overlay overlay = new Overlay(root);
    private final Actions actions = new Actions();
    private final StackPane place = new StackPane();
    private final Theme theme;
    private final Desk desk;
    private final SettingsViewModel settable;
    private final WindowActions offered;
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
     * With nothing set and nothing remembered.
     *
     * @param projects folder for projects that nobody gave a place
     * @param decoders threads that decode thumbnails
     * @param showFolder shows a folder the way the system does
     */
    public MainWindow(
            Workbench workbench, Path projects, UiKit kit, Theme theme, Executor decoders, Consumer<Path> showFolder) {
        this(workbench, projects, new Settings(Map.of(), workbench::putPreference), kit, theme, decoders,
                Desk.showing(showFolder));
    }

    /**
     * @param projects folder for projects when nobody chose another one
     * @param decoders threads that decode thumbnails
     */
    public MainWindow(Workbench workbench, Path projects, Settings settings, UiKit kit, Theme theme,
            Executor decoders, Desk desk) {
        this.workbench = workbench;
        this.kit = kit;
        this.theme = theme;
        this.desk = desk;
        actions.recall(settings.get(Settings.RECENT_ACTIONS).orElse(null),
                text -> settings.put(Settings.RECENT_ACTIONS, text));
        this.outer = new ProjectWindow.Outer(workbench, kit, theme, decoders, engine.getReadOnlyProperty(),
                desk.showFolder(), settings, actions, new ActionMenus(actions, kit.texts()), overlay);
        settable = new SettingsViewModel(settings, theme, projects, workbench.home().root(), workbench::backbones, kit);
        settable.projects().addListener((o, before, now) -> start.setFolder(now));
        offered = new WindowActions(actions, overlay, theme, kit, desk, engine::get);
        kit.errors().showIn(problem -> ProblemPane.open(problem, kit, desk.clipboard(), overlay));
        guide = new TourGuide(root, place, kit.texts());
        Tips.letEscapeThrough();
        buildStart();
        var notices = new NoticesView(kit.notices(), kit.texts());
        StackPane.setAlignment(notices, javafx.geometry.Pos.BOTTOM_RIGHT);
        root.getChildren().addAll(place, notices);
        FocusKeys.installOn(root);
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                ActionKeys.installOn(scene, actions);
            }
        });
        place.getChildren().setAll(startView);
        title.set(kit.texts().get("start.title"));
        kit.jobs().running().subscribe(this::jobsChanged);
        kit.texts().language().addListener((o, before, now) -> rebuild());
    }

    public Parent root() {
        return root;
    }

    /** Everything that can be done now. */
    Actions actions() {
        return actions;
    }

    /** Starts what computes; the window is usable before it is up. */
    public void startEngine() {
        kit.background().load(new Background.Lasting("engine"), this::engineState, engine::set);
    }

    /** Opens a project file or makes a project of folders and images. */
    public void openFiles(List<Path> files) {
        start.drop(files);
    }

    /** The project that is open; only while one is. */
    ProjectModel project() {
        return open.project();
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
        start = new StartViewModel(workbench, settable.projects().get(), kit, this::opened);
        start.onTour(() -> touring = true);
        var choose = new ProjectChooser(start, () -> root.getScene().getWindow(), kit.texts());
        actions.withdraw(offered);
        offered.offer(start, choose, (file, go) -> file.ifPresent(f -> instead(() -> go.accept(f))),
                this::openSettings, () -> instead(start::takeTour), workbench.home().logs());
        outer.menus().putBelow("file.open",
                WindowActions.recent(start, file -> instead(() -> start.open(file)), kit.texts()));
        startView = new Fxml(kit.texts()).load("start", new StartView(start, choose, theme,
                MainMenu.button(outer.menus(), kit.texts()), kit));
        if (MainMenu.ofSystem()) {
            MainMenu.intoSystemBar(outer.menus(), root);
        }
    }

    private void openSettings() {
        SettingsView.open(settable, List.of(new SettingsSection("language", () -> new LanguageMenu(kit.texts()))),
                kit.texts(), overlay, desk.showFolder());
    }

    /** Builds all that shows words anew; the project stays open, and what goes on in it goes on. */
    private void rebuild() {
        buildStart();
        if (overlay.showing()) {
            openSettings();
        }
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
            show(new ProjectWindow(session, kept, outer, this::goHome));
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
        Stream.concat(Memory.KEYS.stream(), ProjectMemory.KEYS.stream()).forEach(key -> session.memory(key).ifPresent(value -> kept.put(key, value)));
        return kept;
    }

    private void goHome() {
        instead(() -> {});
    }

    /** Leaves the open project, when it can be left, and goes on. */
    private void instead(Runnable next) {
        if (open == null) {
            next.run();
            return;
        }
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
        kit.background().forgetProject();
        open = null;
        return session;
    }

    private void whenNothingRuns(Runnable go) {
        if (kit.jobs().running().isEmpty()) {
            go.run();
            return;
        }
        root.getChildren().removeIf(ClosingQuestion.class::isInstance);
        boolean training = open != null && open.queue().current().get() != null;
        root.getChildren().add(new ClosingQuestion(kit.texts(), training, answer -> {
            root.getChildren().removeIf(ClosingQuestion.class::isInstance);
            if (open != null && answer == ClosingQuestion.Answer.STAY) {
                open.queue().stay();
            } else if (open != null) {
                open.queue().leave(answer == ClosingQuestion.Answer.LATER);
            }
            switch (answer) {
                case STAY -> afterJobs = null;
                case KEEP -> endJobs(go, true);
                case DROP, LATER -> endJobs(go, false);
            }
        }));
    }

    private void endJobs(Runnable go, boolean keep) {
        afterJobs = go;
        var training = open == null ? null : project().training().get();
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
