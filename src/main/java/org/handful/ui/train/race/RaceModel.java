package org.handful.ui.train.race;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.handful.method.AdaptationMethod;
import org.handful.model.RunSpec;
import org.handful.run.Job;
import org.handful.run.race.Entrant;
import org.handful.run.race.RaceLine;
import org.handful.run.race.RaceReport;
import org.handful.run.race.RaceSpec;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.LatestOnly;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** Who takes part in a race, the race that goes on, and what came of the last one. FX thread. */
public final class RaceModel {
    /** Quick, and different enough to say something. */
    private static final Set<String> FIRST = Set.of("centroid", "knn", "gda", "ridge", "logistic");

    private final UiKit kit;
    private final ProjectModel project;
    private final RaceChoice choice;
    private final Consumer<RunSpec> train;
    private final ObservableSet<String> methods = FXCollections.observableSet();
    private final ObservableSet<String> backbones = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<RaceReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobModel> running = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<String> obstacle;

    /** @param train trains a run */
    public RaceModel(UiKit kit, ProjectModel project, RaceChoice choice, Consumer<RunSpec> train) {
        this.kit = kit;
        this.project = project;
        this.choice = choice;
        this.train = train;
        choice.methods().stream().map(AdaptationMethod::id).filter(FIRST::contains).forEach(methods::add);
        if (methods.isEmpty()) {
            choice.methods().forEach(m -> methods.add(m.id()));
        }
        obstacle = Bindings.createStringBinding(
                this::firstObstacle, choice.names().changes(), methods, backbones, running, choice.obstacle(), choice.backbones());
        choice.backbones().subscribe(this::keepBackbones);
        keepBackbones();
        kit.background().load(this, () -> project.session().races().last(), last -> last.ifPresent(found -> {
            if (report.get() == null) {
                report.set(found);
            }
        }));
    }

    /** Goes on where another one of the same project was. */
    public void takeOver(RaceModel before) {
        methods.clear();
        methods.addAll(before.methods);
        backbones.addAll(before.backbones);
        before.report.subscribe(now -> {
            if (now != null) {
                report.set(now);
            }
        });
        running.bind(before.running);
    }

    RaceChoice choice() {
        return choice;
    }

    /** Ids of the methods that shall take part. */
    ObservableSet<String> methods() {
        return methods;
    }

    /** Ids of the backbones that shall take part. */
    ObservableSet<String> backbones() {
        return backbones;
    }

    /** What came of the last race so far; null when there was none. */
    public ReadOnlyObjectProperty<RaceReport> report() {
        return report.getReadOnlyProperty();
    }

    /** The race that goes on, or null. */
    public ReadOnlyObjectProperty<JobModel> running() {
        return running.getReadOnlyProperty();
    }

    /** Why no race can start, in words; null when one can. */
    public ObservableValue<String> obstacle() {
        return obstacle;
    }

    /** How many pairs of method and backbone are chosen. */
    int size() {
        return chosenMethods().size() * chosenBackbones().size();
    }

    /** Those that are chosen and can take part. */
    private List<String> chosenMethods() {
        return choice.names().able(choice.methods(), methods);
    }

    public void start() {
        if (obstacle.getValue() != null) {
            return;
        }
        List<Entrant> entrants = chosenMethods().stream()
                .map(id -> new Entrant(id, choice.settings().apply(id))).toList();
        Job<RaceReport> job = project.session().races().race(
                new RaceSpec(entrants, chosenBackbones(), choice.split().get(), choice.seed().get(), second()),
                new LatestOnly<>(kit.fx(), report::set));
        JobModel model = kit.jobs().follow(job, done -> {
            report.set(done);
            running.set(null);
        }, failure -> {
            running.set(null);
            kit.errors().accept(failure);
        });
        if (!job.result().isDone()) {
            running.set(model);
        }
    }

    /** Ends the race that goes on; what came to its end is kept. */
    public void cancel() {
        if (running.get() != null) {
            running.get().cancel();
        }
    }

    /** Trains a run with what a line was made of, so that it can be used. */
    public void train(RaceLine line) {
        RaceSpec spec = report.get().spec();
        train.accept(new RunSpec(line.backbone(), line.method(), line.settings(), spec.split(), spec.seed(),
                line.auxiliary()));
    }

    private String second() {
        BackboneInfo second = choice.second().getValue();
        return second == null ? "" : second.id();
    }

    private List<String> chosenBackbones() {
        return choice.backbones().stream().map(BackboneInfo::id).filter(backbones::contains).toList();
    }

    private void keepBackbones() {
        if (chosenBackbones().isEmpty() && !choice.backbones().isEmpty()) {
            backbones.add(choice.backbones().getFirst().id());
        }
    }

    private String firstObstacle() {
        if (running.get() != null) {
            return kit.texts().get("race.obstacle.running");
        }
        if (chosenMethods().isEmpty()) {
            return kit.texts().get("race.obstacle.methods");
        }
        return chosenBackbones().isEmpty()
                ? kit.texts().get("race.obstacle.backbones") : choice.obstacle().getValue();
    }
}
