package org.handful.ui.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.method.AdaptationMethod;
import org.handful.model.RunSpec;
import org.handful.run.Workbench;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.RunInfo;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.train.runs.RunsModel;

/** What to learn with, whether it can start, and the training that goes on. FX thread. */
public final class TrainViewModel {
    private static final long LARGEST_SEED = Integer.MAX_VALUE;
    private static final String PREFERRED = "linear-probe";

    private final UiKit kit;
    private final ProjectModel project;
    private final Workbench workbench;
    private final List<AdaptationMethod<?>> methods;
    private final Map<String, SettingsModel> forms = new HashMap<>();
    private final ObservableList<BackboneInfo> backbones = FXCollections.observableArrayList();
    private final ObjectProperty<BackboneInfo> backbone = new SimpleObjectProperty<>();
    private final ObjectProperty<AdaptationMethod<?>> method = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<SettingsModel> settings = new ReadOnlyObjectWrapper<>();
    private final SplitModel split = new SplitModel();
    private final StringProperty seed = new SimpleStringProperty("0");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper forecast = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<LiveTraining> live = new ReadOnlyObjectWrapper<>();
    private final RunsModel runs;

    /** @param methods to choose from */
    public TrainViewModel(
            UiKit kit, ProjectModel project, Workbench workbench, List<AdaptationMethod<?>> methods) {
        this.kit = kit;
        this.project = project;
        this.workbench = workbench;
        this.methods = List.copyOf(methods);
        this.runs = new RunsModel(kit, project, methods);
        method.addListener((_, _, now) -> settings.set(now == null ? null
                : forms.computeIfAbsent(now.id(), _ -> new SettingsModel(now))));
        settings.addListener((_, _, _) -> watchObstacle());
        method.set(methods.stream().filter(m -> m.id().equals(PREFERRED)).findFirst()
                .orElse(methods.isEmpty() ? null : methods.getFirst()));
        project.dataset().subscribe(split::suggest);
        forecast.bind(Bindings.createStringBinding(this::describeSplit,
                project.dataset(), split.kind(), split.shots(), split.percent()));
        watchObstacle();
        loadBackbones();
    }

    /** Goes on where another one of the same project was: with what is chosen, typed and learned. */
    void takeOver(TrainViewModel before) {
        before.forms.forEach((id, form) -> forms.computeIfAbsent(id, _ -> new SettingsModel(form.method()))
                .takeOver(form));
        method.set(before.method.get());
        backbone.set(before.backbone.get());
        split.takeOver(before.split);
        seed.set(before.seed.get());
        live.set(before.live.get());
        runs.takeOver(before.runs);
    }

    /** Reads the installed backbones again. */
    public void loadBackbones() {
        kit.background().load(backbones, workbench::backbones, found -> {
            BackboneInfo chosen = backbone.get();
            backbones.setAll(found);
            backbone.set(found.stream().filter(b -> chosen != null && b.id().equals(chosen.id())).findFirst()
                    .orElse(found.isEmpty() ? null : found.getFirst()));
        });
    }

    public List<AdaptationMethod<?>> methods() {
        return methods;
    }

    public ObservableList<BackboneInfo> backbones() {
        return backbones;
    }

    public ObjectProperty<BackboneInfo> backbone() {
        return backbone;
    }

    public ObjectProperty<AdaptationMethod<?>> method() {
        return method;
    }

    /** The form of the chosen method; what was typed into it is kept while another method is chosen. */
    public ReadOnlyObjectProperty<SettingsModel> settings() {
        return settings.getReadOnlyProperty();
    }

    public SplitModel split() {
        return split;
    }

    public StringProperty seed() {
        return seed;
    }

    /** Why it cannot start, in words; null when it can. */
    public ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /** What the split leaves to learn from and to test on, in words. */
    public ReadOnlyStringProperty forecast() {
        return forecast.getReadOnlyProperty();
    }

    /** The training that goes on or ended last, or null. */
    public ReadOnlyObjectProperty<LiveTraining> live() {
        return live.getReadOnlyProperty();
    }

    public RunsModel runs() {
        return runs;
    }

    public ProjectModel project() {
        return project;
    }

    /** Why this text is no seed, or null. */
    public String seedComplaint() {
        return parsedSeed().isPresent() ? null : kit.texts().get("train.seed.wrong", LARGEST_SEED);
    }

    /** Starts the training when nothing stands in its way. */
    public void start() {
        if (obstacle.get() != null) {
            return;
        }
        RunSpec spec = new RunSpec(backbone.get().id(), method.get().id(), settings.get().values(), split.spec(),
                parsedSeed().orElse(0));
        LiveTraining next = new LiveTraining(kit.fx(), spec, method.get().hasCurves());
        runs.showNone();
        runs.board().set(RunsModel.Board.TRAINING);
        live.set(next);
        next.started(project.train(spec, next, next::ended));
    }

    /** Does a run again with what it recorded, watched like every training, and tells whether the numbers are the same. */
    public void repeat(RunInfo run) {
        if (project.training().get() != null || !RunsModel.evaluated(run)) {
            return;
        }
        boolean curved = methods.stream().anyMatch(m -> m.id().equals(run.spec().method()) && m.hasCurves());
        LiveTraining next = new LiveTraining(kit.fx(), run.spec(), curved);
        runs.showNone();
        runs.board().set(RunsModel.Board.TRAINING);
        live.set(next);
        next.started(project.repeat(run.id(), next, () -> {
            next.ended();
            next.result().filter(r -> !r.notes().isEmpty())
                    .ifPresent(r -> kit.notices().show(new Notice(Notice.Kind.GOOD, r.notes().getLast(), List.of(),
                            new Notice.Action(kit.texts().get("again.show"), () -> showRun(r.id())))));
        }));
    }

    private void showRun(long id) {
        runs.list().get().stream().filter(r -> r.id() == id).findFirst().ifPresent(runs::details);
    }

    private void watchObstacle() {
        obstacle.unbind();
        SettingsModel form = settings.get();
        obstacle.bind(Bindings.createStringBinding(() -> firstObstacle().orElse(null),
                project.dataset(), project.training(), backbone, method, seed, split.kind(), split.shots(),
                split.percent(), form == null ? seed : form.sound()));
    }

    private Optional<String> firstObstacle() {
        if (project.training().get() != null) {
            return obstacle("running");
        }
        if (backbone.get() == null) {
            return obstacle("backbone");
        }
        if (method.get() == null) {
            return obstacle("method");
        }
        if (project.dataset().get().usable().length == 0) {
            return obstacle("images");
        }
        SplitModel.Forecast counts = split.forecast(project.dataset().get());
        if (split.kind().get() == SplitModel.Kind.ASSIGNED && (counts.support() == 0 || counts.test() == 0)) {
            return obstacle("assigned");
        }
        if (counts.classes() < 2) {
            return obstacle("classes");
        }
        if (counts.test() == 0) {
            return obstacle("test");
        }
        return settings.get().sound().get() && parsedSeed().isPresent() ? Optional.empty() : obstacle("setting");
    }

    private Optional<String> obstacle(String name) {
        return Optional.of(kit.texts().get("train.obstacle." + name));
    }

    private String describeSplit() {
        SplitModel.Forecast counts = split.forecast(project.dataset().get());
        return kit.texts().get("train.split.forecast", counts.support(), counts.test());
    }

    private OptionalLong parsedSeed() {
        try {
            long value = Long.parseLong(seed.get().strip());
            return value >= 0 && value <= LARGEST_SEED ? OptionalLong.of(value) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
