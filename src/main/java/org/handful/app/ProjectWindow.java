package org.handful.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Parent;
import org.handful.method.Methods;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.result.ImageInput;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Screen;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.ActionMenus;
import org.handful.ui.common.action.Actions;
import org.handful.ui.common.drop.DropPlace;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.common.over.Overlay;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.ImportPlan;
import org.handful.ui.common.part.PreviewSource;
import org.handful.ui.evaluate.EvaluateScreen;
import org.handful.ui.images.ImagesScreen;
import org.handful.ui.images.ImagesViewModel;
import org.handful.ui.images.InspectorView;
import org.handful.ui.images.InspectorViewModel;
import org.handful.ui.predict.PredictPictures;
import org.handful.ui.predict.PredictScreen;
import org.handful.ui.predict.PredictViewModel;
import org.handful.ui.settings.Settings;
import org.handful.ui.shell.EngineState;
import org.handful.ui.shell.Memory;
import org.handful.ui.shell.ShellView;
import org.handful.ui.shell.ShellViewModel;
import org.handful.ui.shell.StatusBarView;
import org.handful.ui.shell.StatusBarViewModel;
import org.handful.ui.shell.history.HistoryModel;
import org.handful.ui.shell.history.HistoryView;
import org.handful.ui.shell.side.SideBarView;
import org.handful.ui.shell.side.SideBarViewModel;
import org.handful.ui.train.TrainScreen;
import org.handful.ui.train.queue.QueueModel;

/** Everything that lives as long as one open project: built when it opens, let go when it closes. FX thread. */
final class ProjectWindow {
    /** What outlives a project. */
    record Outer(
            Workbench workbench, UiKit kit, Theme theme, Executor decoders,
            ReadOnlyObjectProperty<EngineState> engine, Consumer<Path> showFolder, Settings settings,
            Actions actions, ActionMenus menus, Overlay overlay) {}

    private static final long THUMBNAIL_BYTES = 64L << 20;
    private static final int PREVIEW_SIDE = 1600;
    /** A larger original is shown with as many pixels as fit in memory beside everything else: 200 MB. */
    private static final int ORIGINAL_SIDE = 8192;

    private final Outer outer;
    private final Runnable goHome;
    private final ProjectModel project;
    private final Selection selection = new Selection();
    private final ImageFilter filter = new ImageFilter();
    private final Navigation navigation = new Navigation(selection, filter);
    private final ImageCache cache;
    private final List<Screen> screens;
    private final ImagesViewModel images;
    private final TrainScreen train;
    private final ShellView shell;
    private final Parent view;

    /** @param remembered what was kept with the project */
    ProjectWindow(ProjectSession session, Map<String, String> remembered, Outer outer, Runnable goHome) {
        this(new ProjectModel(session, outer.kit()),
                new ImageCache(session::thumbnail, outer.decoders(), outer.kit().fx(), outer.kit().errors(),
                        THUMBNAIL_BYTES), remembered, outer, goHome, null);
    }

    private ProjectWindow(ProjectModel project, ImageCache cache, Map<String, String> remembered, Outer outer,
            Runnable goHome, ProjectWindow before) {
        this.project = project;
        this.cache = cache;
        this.outer = outer;
        this.goHome = goHome;
        ProjectSession session = project.session();
        UiKit kit = outer.kit();
        Workbench workbench = outer.workbench();
        var fxml = new Fxml(kit.texts());
        PreviewSource previews =
                sha -> workbench.preview(new ImageInput(sha, session.imageBytes(sha)), PREVIEW_SIDE);
        PreviewSource originals =
                sha -> workbench.preview(new ImageInput(sha, session.imageBytes(sha)), ORIGINAL_SIDE);
        PredictPictures pictures = image -> workbench.preview(image, PREVIEW_SIDE);
        var palette = new ClassPalette(() -> project.dataset().get().labels(), remembered.get(Memory.COLOURS),
                text -> kit.background().edit(() -> session.remember(Memory.COLOURS, text)));
        images = new ImagesViewModel(project, selection, filter, navigation, kit);
        var predict = new PredictViewModel(project, navigation, kit);
        train = new TrainScreen(kit, project, workbench, navigation, cache, Methods.all());
        screens = List.of(
                new ImagesScreen(images, workbench.cameras(), cache, previews, originals, palette, outer.theme(),
                        outer.overlay(), kit),
                train,
                new EvaluateScreen(kit, project, navigation, selection, cache, palette, outer.theme()),
                new PredictScreen(predict, palette, cache, pictures, outer.theme(), kit));
        var memory = new ProjectMemory(remembered,
                (key, text) -> kit.background().edit(() -> session.remember(key, text)));
        screens.forEach(s -> s.remember(memory));
        if (before != null) {
            takeOver(before);
        } else {
            train.openQueue();
        }
        var inspector = new InspectorViewModel(project, selection, kit);
        var model = new ShellViewModel(project, navigation, filter, remembered, kit);
        var around = new ShellView.Surroundings(
                fxml.load("sidebar", new SideBarView(
                        new SideBarViewModel(project, filter, navigation, memory, kit), palette, outer.theme(),
                        kit.texts())),
                fxml.load("inspector", new InspectorView(inspector, images.measures(), images.duplicates()::review,
                        previews, cache, kit)),
                fxml.load("history", new HistoryView(new HistoryModel(project, kit), kit.texts(),
                        () -> model.historyOpen().set(false))),
                fxml.load("statusbar", new StatusBarView(
                        new StatusBarViewModel(project, () -> session.backbones(workbench), outer.engine(), train.queue().line(), kit),
                        kit.texts())));
        shell = new ShellView(model, screens, around, outer.theme(), kit.texts(), outer.actions(), outer.menus(), goHome,
                () -> outer.showFolder().accept(project.path().toAbsolutePath().getParent()));
        view = fxml.load("shell", shell);
        // What no screen wants: images, and tables of labels and attributes, come into the project from everywhere.
        DropPlace.on(view, dropped -> {
            if (!DropPlace.tables(dropped.files())) {
                navigation.show(Navigation.IMAGES);
            }
            images.add(dropped);
        });
    }

    /**
     * The same project in a window built anew, in another language say. This one is closed; what goes on in it goes on
     * there.
     */
    ProjectWindow renewed(Map<String, String> remembered) {
        shell.close();
        return new ProjectWindow(project.renewed(), cache, remembered, outer, goHome, this);
    }

    private void takeOver(ProjectWindow before) {
        filter.takeOver(before.filter);
        selection.select(before.selection.names().get(), before.selection.lead().get());
        navigation.chooseRun(before.navigation.run().get());
        for (int i = 0; i < screens.size(); i++) {
            screens.get(i).takeOver(before.screens.get(i));
        }
    }

    Parent view() {
        return view;
    }

    String title() {
        return project.path().getFileName().toString();
    }

    Selection selection() {
        return selection;
    }

    Navigation navigation() {
        return navigation;
    }

    ProjectModel project() {
        return project;
    }

    /** The runs that wait. */
    QueueModel queue() {
        return train.queue();
    }

    /** Imports what the project was opened for. */
    void add(ImportPlan plan) {
        images.add(plan);
    }

    /** Ends the screens and gives the session back, which is not for the FX thread to close. */
    ProjectSession close() {
        shell.close();
        project.close();
        return project.session();
    }
}
