package org.handful.ui.train;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.handful.method.AdaptationMethod;
import org.handful.run.Workbench;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Screen;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.train.compare.CompareModel;
import org.handful.ui.train.compare.CompareView;
import org.handful.ui.train.details.AgainModel;
import org.handful.ui.train.details.DetailsView;
import org.handful.ui.train.names.NamesBox;
import org.handful.ui.train.profile.ProfilesView;
import org.handful.ui.train.queue.AutoStart;
import org.handful.ui.train.queue.QueueModel;
import org.handful.ui.train.queue.QueueView;
import org.handful.ui.train.race.RaceView;
import org.handful.ui.train.runs.RunsModel.Board;
import org.handful.ui.train.runs.RunsView;
import org.handful.ui.train.several.SeveralView;

/** The place where a method learns while one watches. */
public final class TrainScreen implements Screen {
    private final UiKit kit;
    private final Navigation navigation;
    private final ImageCache images;
    private final TrainViewModel model;
    private final AutoStart autoStart;
    private final AgainModel again;
    private LiveView live;
    private Parent view;

    /** @param methods to choose from */
    public TrainScreen(UiKit kit, ProjectModel project, Workbench workbench, Navigation navigation, ImageCache images,
            List<AdaptationMethod<?>> methods) {
        this.kit = kit;
        this.navigation = navigation;
        this.images = images;
        this.autoStart = new AutoStart(workbench, kit.background());
        this.model = new TrainViewModel(kit, project, workbench, methods);
        this.again = new AgainModel(kit, project, model.runs(), workbench.home(), TrainScreen::toClipboard);
        navigation.run().addListener((_, _, id) -> lookAt(id));
    }

    @Override
    public String id() {
        return Navigation.TRAIN;
    }

    @Override
    public String icon() {
        return "fth-activity";
    }

    @Override
    public List<Action> actions() {
        var none = model.project().training().map(job -> (String) null)
                .orElse(kit.texts().get("train.obstacle.none"));
        return List.of(
                Action.of("run.train", "fth-play", model::start).key("Shortcut+Enter").unless(model.obstacle()),
                Action.of("run.race", "fth-flag", () -> model.runs().board().set(Board.RACE)),
                Action.of("file.addNames", "fth-type", this::addNames).unless(model.names().possible()
                        .map(possible -> possible ? null : kit.texts().get("setup.names.impossible"))),
                Action.of("run.pause", "fth-pause", () -> model.live().get().pause()).unless(none),
                Action.of("run.stop", "fth-square", () -> model.live().get().stop()).unless(none));
    }

    private void addNames() {
        navigation.show(Navigation.TRAIN);
        NamesBox.choose(model.names(), kit.texts(), view().getScene().getWindow());
    }

    @Override
    public Node view() {
        if (view == null) {
            live = new LiveView(model, navigation, images, kit.texts());
            view = new Fxml(kit.texts()).load("train", Map.of(
                    SetupView.class, () -> new SetupView(model, navigation.selection().lead(), kit.texts()),
                    ProfilesView.class, () -> new ProfilesView(model.profiles(), kit.texts()),
                    LiveView.class, () -> live,
                    QueueView.class, () -> new QueueView(model.queue(), kit.texts(),
                            spec -> new TrainWords(kit.texts(), model.methods()).spec(spec, model),
                            autoStart),
                    RunsView.class, () -> new RunsView(model.runs(), again::copy, model::repeat, kit.texts()),
                    TrainView.class, () -> new TrainView(model, this::board, kit.texts())));
        }
        return view;
    }

    /** The runs that wait, which outlive the screen. */
    public QueueModel queue() {
        return model.queue();
    }

    /** Looks for runs that an earlier start of the program left, and begins them if that was chosen. */
    public void openQueue() {
        model.queue().open(autoStart.on(), () -> navigation.show(Navigation.TRAIN));
    }

    /** A run that tells labels is looked at here, and no other. */
    private void lookAt(Long id) {
        if (id != null && model.runs().list().get().stream().anyMatch(r -> r.id() == id && r.labels() != null)) {
            model.several().choose(id);
            model.runs().board().set(Board.SEVERAL);
        }
    }

    private Node board(Board board) {
        if (board == Board.RACE) {
            return new Fxml(kit.texts()).load("race", new RaceView(
                    model.race(), () -> model.runs().board().set(Board.TRAINING), kit.texts()));
        }
        if (board == Board.SEVERAL) {
            return new Fxml(kit.texts()).load("several", new SeveralView(
                    model.several(), navigation, model.runs().words(), kit.texts()));
        }
        return board == Board.COMPARISON
                ? new Fxml(kit.texts()).load("runs-compare", new CompareView(
                        new CompareModel(kit, model.project(), model.runs()), model.runs().words(), model.methods(),
                        navigation, navigation.selection(), images, kit))
                : new Fxml(kit.texts()).load("runs-details",
                        new DetailsView(
                        model.runs(), again, model::repeat, model::train, model.methods(), navigation, kit.texts()));
    }

    private static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void takeOver(Screen before) {
        model.takeOver(((TrainScreen) before).model);
    }

    @Override
    public void remember(ProjectMemory memory) {
        model.runs().filter().remember(memory);
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
        }
    }

    @Override
    public boolean wantsInspector() {
        return false;
    }

    @Override
    public void onShown() {
        model.loadBackbones();
        if (model.live().get() == null) {
            model.runs().showNewest();
        }
    }
}
