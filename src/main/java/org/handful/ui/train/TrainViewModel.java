package org.handful.ui.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.error.InputException;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.Dataset;
import org.handful.model.RunSpec;
import org.handful.run.Job;
import org.handful.run.Workbench;
import org.handful.run.preflight.Forecast;
import org.handful.run.preflight.Remedy;
import org.handful.run.privacy.PrivacyWords;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.train.names.NamesModel;
import org.handful.ui.train.profile.ProfilesModel;
import org.handful.ui.train.profile.Setup;
import org.handful.ui.train.queue.QueueModel;
import org.handful.ui.train.queue.RunningRun;
import org.handful.ui.train.race.RaceChoice;
import org.handful.ui.train.race.RaceModel;
import org.handful.ui.train.runs.RunsModel;
import org.handful.ui.train.setup.ObstaclesModel;
import org.handful.ui.train.setup.PreflightModel;
import org.handful.ui.train.setup.SecondBackbone;
import org.handful.ui.train.setup.Seeds;
import org.handful.ui.train.setup.SettingsModel;
import org.handful.ui.train.setup.SplitModel;
import org.handful.ui.train.several.SeveralModel;
import org.handful.ui.train.suits.SuitsModel;
import org.handful.ui.train.views.ViewsModel;

/** What to learn with, whether it can start, and the training that goes on. FX thread. */
public final class TrainViewModel {
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
    private final ReadOnlyStringWrapper startWords = new ReadOnlyStringWrapper();
    private final ObjectProperty<Optional<RunSpec>> next = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Setup> setup = new SimpleObjectProperty<>();
    private final PreflightModel preflight;
    private final ObstaclesModel obstacles;
    private final ProfilesModel profiles;
    private final RunsModel runs;
    private final RaceModel race;
    private final SeveralModel several;
    private final SuitsModel suits;
    private final ViewsModel views;
    private final NamesModel names;
    private final SecondBackbone second;
    private QueueModel queue;

    /** @param methods to choose from */
    public TrainViewModel(
            UiKit kit, ProjectModel project, Workbench workbench, List<AdaptationMethod<?>> methods) {
        this.kit = kit;
        this.project = project;
        this.workbench = workbench;
        this.methods = List.copyOf(methods);
        this.runs = new RunsModel(kit, project, methods, backbones);
        this.queue = new QueueModel(kit, project.session(), this::begin);
        this.preflight = new PreflightModel(kit.background(), project.session());
        this.views = new ViewsModel(kit.background(), project.session());
        this.suits = new SuitsModel(kit, project);
        this.names = new NamesModel(kit, project);
        this.obstacles = new ObstaclesModel(kit, project.session(), names, backbone);
        setup.subscribe(this::lookForObstacles);
        this.profiles = new ProfilesModel(kit, workbench, setup, this::apply);
        this.second = new SecondBackbone(backbones, backbone, method, project.dataset().map(Dataset::imageless));
        method.addListener((_, _, now) -> settings.set(now == null ? null
                : forms.computeIfAbsent(now.id(), _ -> new SettingsModel(now))));
        settings.addListener((_, _, _) -> watchObstacle());
        method.set(methods.stream().filter(m -> m.id().equals(PREFERRED)).findFirst()
                .orElse(methods.isEmpty() ? null : methods.getFirst()));
        project.dataset().subscribe(data -> split.suggest(data, project.testLocked().get()));
        project.testLocked().addListener((_, _, locked) -> split.suggest(project.dataset().get(), locked));
        forecast.bind(Bindings.createStringBinding(this::describeSplit,
                project.dataset(), split.kind(), split.shots(), split.percent()));
        watchObstacle();
        next.addListener((_, _, now) -> {
            preflight.look(now);
            views.look(now);
        });
        // What a run has cost and left in the cache changes what the next will cost; so do other images.
        project.runs().addListener((_, _, _) -> preflight.look(next.get()));
        project.dataset().addListener((_, _, _) -> {
            preflight.look(next.get());
            lookForObstacles(setup.get());
        });
        race = new RaceModel(kit, project, racing(), this::train);
        several = new SeveralModel(kit, project, backbones, backbone, () -> seeds().isEmpty() ? 0 : seeds().getFirst(),
                runs.board().map(b -> b == RunsModel.Board.SEVERAL));
        watchStart();
        // The first images of a project, or their absence, say what there is to choose from.
        project.dataset().map(Dataset::imageless).addListener((_, _, _) -> loadBackbones());
        loadBackbones();
    }

    /** Goes on where another one of the same project was: with what is chosen, typed and learned. */
    void takeOver(TrainViewModel before) {
        before.forms.forEach((id, form) -> forms.computeIfAbsent(id, _ -> new SettingsModel(form.method()))
                .takeOver(form));
        method.set(before.method.get());
        backbones.setAll(before.backbones);
        backbone.set(before.backbone.get());
        second.takeOver(before.second);
        split.takeOver(before.split);
        seed.set(before.seed.get());
        live.set(before.live.get());
        runs.takeOver(before.runs);
        profiles.takeOver(before.profiles);
        queue = before.queue;
        queue.startWith(this::begin);
        race.takeOver(before.race);
        several.takeOver(before.several);
        watchStart();
    }

    /** Reads the installed backbones again. */
    public void loadBackbones() {
        kit.background().load(backbones, () -> BackboneChoice.read(workbench, project.session()), found -> {
            BackboneInfo chosen = backbone.get();
            backbones.setAll(found.all());
            backbone.set(found.keep(chosen));
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

    /** Beside the first, for a method that fuses two. */
    public SecondBackbone second() {
        return second;
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

    /** What the button says: that it trains, how many runs that gives, and whether they wait for their turn. */
    public ReadOnlyStringProperty startWords() {
        return startWords.getReadOnlyProperty();
    }

    /** What the run that is set up will cost; null while that is not known. */
    public ReadOnlyObjectProperty<Forecast> ahead() {
        return preflight.forecast();
    }

    /** Which methods cannot learn with the backbone. */
    ObstaclesModel obstacles() {
        return obstacles;
    }

    public QueueModel queue() {
        return queue;
    }

    public ProfilesModel profiles() {
        return profiles;
    }

    public RunsModel runs() {
        return runs;
    }

    /** What the network would see of the images. */
    public ViewsModel views() {
        return views;
    }

    /** Embeddings of the class names. */
    public NamesModel names() {
        return names;
    }

    /** Which backbone suits the images. */
    public SuitsModel suits() {
        return suits;
    }

    public RaceModel race() {
        return race;
    }

    /** Several labels per image. */
    public SeveralModel several() {
        return several;
    }

    /** What a race takes over from what is set up here. */
    private RaceChoice racing() {
        return new RaceChoice(methods.stream().filter(m -> m instanceof EmbeddingMethod<?>).toList(), backbones,
                split::spec, () -> seeds().isEmpty() ? 0 : seeds().getFirst(), forecast, imagesObstacle(),
                id -> forms.containsKey(id) && forms.get(id).sound().get() ? forms.get(id).values() : Map.of(),
                second.forRace(), names);
    }

    private ObservableValue<String> imagesObstacle() {
        return Bindings.createStringBinding(() -> splitObstacle().orElse(null), project.dataset(), split.kind(),
                split.shots(), split.percent());
    }

    /** Begins a run, or lets it wait for its turn, and shows how it goes. */
    void train(RunSpec spec) {
        runs.showNone();
        runs.board().set(RunsModel.Board.TRAINING);
        queue.submit(List.of(spec));
    }

    public ProjectModel project() {
        return project;
    }

    /** Why this text is no seed, or null. */
    public String seedComplaint() {
        return seeds().isEmpty() ? kit.texts().get("train.seed.wrong", Seeds.LARGEST, Seeds.MOST) : null;
    }

    /** Starts the training, or lets it wait for its turn, when nothing stands in its way. */
    public void start() {
        if (ahead().get() == null || ahead().get().shortage().isEmpty()) {
            startAnyway();
        }
    }

    /** What the method with its settings promises about each of so many images; empty when it promises nothing. */
    String promise(int images) {
        try {
            return PrivacySpent.of(method.get(), settings.get().values(), images).map(PrivacyWords::ahead).orElse("");
        } catch (InputException e) {
            return e.userMessage();
        }
    }

    /** Also when it is not expected to fit into memory. */
    public void startAnyway() {
        if (obstacle.get() == null) {
            queue.submit(seeds().stream().map(this::spec).toList());
        }
    }

    /** Does what a look ahead proposes. */
    public void apply(Remedy remedy) {
        switch (remedy) {
            case Remedy.SmallerBatch(int images) -> settings.get().fields().stream()
                    .filter(f -> f.spec().name().equals("batchSize")).forEach(f -> f.text().set(String.valueOf(images)));
            case Remedy.FewerImages(int support) -> {
                split.kind().set(SplitModel.Kind.SHOTS);
                split.shots().set(Math.max(1, support / Math.max(1, split.forecast(project.dataset().get()).classes())));
            }
            case Remedy.AnotherMethod(String id) ->
                    methods.stream().filter(m -> m.id().equals(id)).findFirst().ifPresent(method::set);
            case Remedy.AnotherBackbone(String id) ->
                    backbones.stream().filter(b -> b.id().equals(id)).findFirst().ifPresent(backbone::set);
        }
    }

    private void apply(Setup kept) {
        methods.stream().filter(m -> m.id().equals(kept.method())).findFirst().ifPresentOrElse(m -> {
            method.set(m);
            settings.get().set(kept.settings());
        }, () -> kit.notices().show(new Notice(
                Notice.Kind.CAUTION, kit.texts().get("setup.profile.noMethod", kept.method()), List.of(), null)));
        backbones.stream().filter(b -> b.id().equals(kept.backbone())).findFirst().ifPresentOrElse(backbone::set,
                () -> kit.notices().show(new Notice(Notice.Kind.CAUTION,
                        kit.texts().get("setup.profile.noBackbone", kept.backbone()), List.of(), null)));
        if (!second.choose(kept.second())) {
            kit.notices().show(new Notice(Notice.Kind.CAUTION,
                    kit.texts().get("setup.profile.noSecond", kept.second()), List.of(), null));
        }
        split.choose(kept.split(), kept.amount());
    }

    private Optional<Setup> setup() {
        SettingsModel form = settings.get();
        return backbone.get() == null || form == null || !form.sound().get() ? Optional.empty()
                : Optional.of(new Setup(backbone.get().id(), method.get().id(), form.values(), split.kind().get(),
                        split.amount(), second.id()));
    }

    private RunningRun begin(RunSpec spec, boolean asked, Runnable ended) {
        boolean curved = methods.stream().anyMatch(m -> m.id().equals(spec.method()) && m.hasCurves());
        LiveTraining started = new LiveTraining(kit.fx(), spec, curved);
        if (asked) {
            runs.showNone();
            runs.board().set(RunsModel.Board.TRAINING);
        }
        live.set(started);
        Job<RunResult> job = project.train(spec, started, () -> {
            started.ended();
            ended.run();
        });
        started.started(job);
        return new LiveRun(started, project.training().get());
    }

    private RunSpec spec(long withSeed) {
        return new RunSpec(backbone.get().id(), method.get().id(), settings.get().values(), split.spec(), withSeed,
                second.id());
    }

    private void watchStart() {
        startWords.unbind();
        startWords.bind(Bindings.createStringBinding(() -> {
            int count = Math.max(1, seeds().size());
            String key = queue.busy().get() ? "queue.add" : "train.start";
            return count == 1 ? kit.texts().get(key) : kit.texts().get(key + ".many", count);
        }, seed, queue.busy()));
    }

    /**
     * Does a run again with what it recorded, watched like every training, and tells whether the numbers are the same.
     * What is put into the queue meanwhile waits for its end.
     */
    public void repeat(RunInfo run) {
        if (run.labels() != null) {
            several.prepare(run);
            runs.board().set(RunsModel.Board.SEVERAL);
            return;
        }
        if (!RunsModel.evaluated(run)) {
            return;
        }
        if (queue.busy().get() || project.training().get() != null) {
            kit.notices().show(Notice.info(kit.texts().get("again.obstacle.running")));
            return;
        }
        queue.hold();
        boolean curved = methods.stream().anyMatch(m -> m.id().equals(run.spec().method()) && m.hasCurves());
        LiveTraining next = new LiveTraining(kit.fx(), run.spec(), curved);
        runs.showNone();
        runs.board().set(RunsModel.Board.TRAINING);
        live.set(next);
        next.started(project.repeat(run.id(), next, () -> {
            next.ended();
            queue.release();
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
                project.dataset(), backbone, method, seed, split.kind(), split.shots(),
                split.percent(), names.changes(), obstacles.chosen(), form == null ? seed : form.sound()));
        List<Observable> parts = new ArrayList<>(List.of(obstacle, backbone, method, seed, split.kind(), split.shots(),
                split.percent(), second.chosen(), second.offered()));
        if (form != null) {
            form.fields().forEach(f -> parts.add(f.text()));
        }
        setup.bind(Bindings.createObjectBinding(() -> setup().orElse(null), parts.toArray(Observable[]::new)));
        next.bind(Bindings.createObjectBinding(
                () -> firstObstacle().isPresent() ? Optional.empty() : Optional.of(spec(seeds().getFirst())),
                parts.toArray(Observable[]::new)));
    }

    private Optional<String> firstObstacle() {
        if (backbone.get() == null) {
            return obstacle("backbone");
        }
        if (method.get() == null) {
            return obstacle("method");
        }
        if (obstacles.asSet(method.get()) != null) {
            return Optional.of(obstacles.asSet(method.get()));
        }
        Optional<String> inSplit = splitObstacle();
        if (inSplit.isPresent()) {
            return inSplit;
        }
        return settings.get().sound().get() && !seeds().isEmpty() ? Optional.empty() : obstacle("setting");
    }

    private void lookForObstacles(Setup now) {
        if (now == null) {
            obstacles.lookAway();
        } else {
            obstacles.look(now.backbone(), now.method(), now.settings());
        }
    }

    private Optional<String> splitObstacle() {
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
        return counts.test() == 0 ? obstacle("test") : Optional.empty();
    }

    private Optional<String> obstacle(String name) {
        return Optional.of(kit.texts().get("train.obstacle." + name));
    }

    private String describeSplit() {
        SplitModel.Forecast counts = split.forecast(project.dataset().get());
        return kit.texts().get("train.split.forecast", counts.support(), counts.test());
    }

    private List<Long> seeds() {
        return Seeds.of(seed.get());
    }
}
