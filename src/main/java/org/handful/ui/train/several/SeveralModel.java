package org.handful.ui.train.several;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.stage.Window;
import org.handful.method.multilabel.SetNames;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.multilabel.MultiLabelPlan;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.report.ReportPage;
import org.handful.run.report.ReportTexts;
import org.handful.run.report.RunReport;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.shelf.Drift;
import org.handful.run.why.Reasons;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.report.ReportFile;

/** The runs that tell any number of labels of an image, and learning another one. FX thread. */
public final class SeveralModel {
    static final List<Integer> SHOTS = List.of(1, 2, 5, 10, 20, 50);

    /** @param changed whether learning it again would meet other images or labels */
    record Found(RunInfo run, MultiLabelTrial trial, boolean changed) {}

    private final UiKit kit;
    private final ProjectModel project;
    private final ObservableList<BackboneInfo> backbones;
    private final ObjectProperty<BackboneInfo> backbone;
    private final Supplier<Long> seed;
    private final ReportFile report;
    private final ObjectProperty<Integer> shots = new SimpleObjectProperty<>(MultiLabelPlan.SHOTS);
    private final ReadOnlyObjectWrapper<JobModel> going = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<RunInfo>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<RunInfo> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<Long> wanted = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> watched;
    private final ObservableValue<Boolean> listed;
    private final ObservableValue<Boolean> offered;
    private final ObservableValue<String> whyNot;

    /**
     * @param backbone that is chosen in Train
     * @param watched whether somebody looks: dividing many images anew takes a moment
     */
    public SeveralModel(UiKit kit, ProjectModel project, ObservableList<BackboneInfo> backbones,
            ObjectProperty<BackboneInfo> backbone, Supplier<Long> seed, ObservableValue<Boolean> watched) {
        this.kit = kit;
        this.project = project;
        this.backbones = backbones;
        this.backbone = backbone;
        this.seed = seed;
        this.watched = watched;
        this.report = new ReportFile(kit, project);
        listed = project.dataset().map(data -> !data.imageless() && SetNames.anyIn(data.labels().names()));
        offered = Bindings.createObjectBinding(() -> listed.getValue() || !runs.get().isEmpty(), listed, runs);
        whyNot = Bindings.createStringBinding(this::reason, going, backbone, listed);
        chosen.addListener((_, _, run) -> load(run));
        project.dataset().addListener((_, _, _) -> load(chosen.get()));
        watched.addListener((_, _, _) -> load(chosen.get()));
        wanted.addListener((_, _, _) -> follow(project.runs().get()));
        project.runs().subscribe(this::follow);
    }

    /** Goes on where another one of the same project was. */
    public void takeOver(SeveralModel before) {
        shots.set(before.shots.get());
        if (before.chosen.get() != null) {
            wanted.set(before.chosen.get().id());
        }
        before.wanted.subscribe(id -> {
            if (id != null) {
                wanted.set(id);
            }
        });
        going.bind(before.going);
    }

    /** Whether the classes of the project list labels, or a run tells some. */
    public ObservableValue<Boolean> offered() {
        return offered;
    }

    /** Whether the classes of the project list labels. */
    public ObservableValue<Boolean> listed() {
        return listed;
    }

    ObservableList<BackboneInfo> backbones() {
        return backbones;
    }

    ObjectProperty<BackboneInfo> backbone() {
        return backbone;
    }

    /** Images of each label to learn from. */
    ObjectProperty<Integer> shots() {
        return shots;
    }

    /** Null while nothing is learned. */
    ReadOnlyObjectProperty<JobModel> going() {
        return going.getReadOnlyProperty();
    }

    /** Runs that tell labels, newest first. */
    ReadOnlyObjectProperty<List<RunInfo>> runs() {
        return runs.getReadOnlyProperty();
    }

    /** The one that is looked at; null when there is none. */
    ObjectProperty<RunInfo> chosen() {
        return chosen;
    }

    /** Looks at this run as soon as it is known, if it tells labels. */
    public void choose(long run) {
        wanted.set(run);
    }

    /** Takes up how a run was learned, to learn that again. */
    public void prepare(RunInfo run) {
        choose(run.id());
        MultiLabelPlan plan = LabelRuns.plan(run.spec());
        if (SHOTS.contains(plan.shots())) {
            shots.set(plan.shots());
        }
        backbones.stream().filter(b -> b.id().equals(plan.backbone())).findFirst().ifPresent(backbone::set);
    }

    /** What the chosen run found out; null until it is read. */
    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    /** Null when it can be done. */
    ObservableValue<String> whyNot() {
        return whyNot;
    }

    void start() {
        if (whyNot.getValue() != null) {
            return;
        }
        going.unbind();
        Job<LabelRun> job = project.session().trainLabels(
                new MultiLabelPlan(backbone.get().id(), shots.get(), MultiLabelPlan.MADE, seed.get()));
        JobModel model = kit.jobs().follow(job, run -> {
            going.set(null);
            choose(run.id());
        }, failure -> {
            going.set(null);
            if (!(failure instanceof CancellationException)) {
                kit.errors().accept(failure);
            }
        });
        if (!job.result().isDone()) {
            going.set(model);
        }
    }

    /** Asks where the report of the chosen run shall go. */
    void report(Window window) {
        report.ask(window).ifPresent(this::report);
    }

    void report(Path file) {
        long run = found.get().run().id();
        ReportTexts words = new ReportTexts(kit.texts().locale());
        ProjectSession session = project.session();
        report.save(() -> ReportPage.of(RunReport.of(
                session, session.run(run), Reasons.none(Reasons.Obstacle.LABELS), words), words), file);
    }

    private void follow(List<RunInfo> all) {
        List<RunInfo> now = all.stream().filter(r -> r.labels() != null).toList();
        runs.set(now);
        Optional<RunInfo> asked = with(now, wanted.get());
        if (asked.isPresent()) {
            wanted.set(null);
        }
        chosen.set(asked.or(() -> with(now, chosen.get() == null ? null : chosen.get().id()))
                .orElse(now.isEmpty() ? null : now.getFirst()));
    }

    private static Optional<RunInfo> with(List<RunInfo> runs, Long id) {
        return runs.stream().filter(r -> id != null && r.id() == id).findFirst();
    }

    private void load(RunInfo run) {
        if (found.get() != null && (run == null || found.get().run().id() != run.id())) {
            found.set(null);
        }
        if (run == null || !watched.getValue()) {
            kit.background().forget(this);
            return;
        }
        ProjectSession session = project.session();
        kit.background().load(this, () -> {
            Optional<MultiLabelTrial> trial = session.shelf().labels(run.id());
            return trial.isEmpty() ? null : new Found(run, trial.get(), changed(session.shelf().drift(run.id())));
        }, found::set);
    }

    /** Attributes do not count. */
    private static boolean changed(Drift now) {
        return !now.impossible().isEmpty() || Stream.of(now.removed(), now.added(), now.relabelled(), now.replaced(), now.moved())
                .anyMatch(names -> !names.isEmpty());
    }

    private String reason() {
        return going.get() != null ? kit.texts().get("several.busy")
                : !listed.getValue() ? kit.texts().get("several.noSets")
                : backbone.get() == null ? kit.texts().get("several.noBackbone") : null;
    }
}
