package org.handful.ui.train.runs;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.handful.method.AdaptationMethod;
import org.handful.model.TrainingEvent;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** The runs so far: which one is the best, which is looked at, which are ticked to be compared. FX thread. */
public final class RunsModel {
    /** What the middle of the place shows. */
    public enum Board {
        TRAINING,
        DETAILS,
        COMPARISON,
        RACE,
        SEVERAL
    }

    /**
     * What is stored about the run that is looked at.
     *
     * @param result empty for a run that did not come to an end
     */
    public record Stored(RunInfo info, List<TrainingEvent> events, Optional<RunResult> result) {}

    private final UiKit kit;
    private final ProjectModel project;
    private final RunWords words;
    private final RunsFilter filter;
    private final ObjectProperty<Long> shown = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Stored> stored = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Long> best = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<Long>> ticked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ObjectProperty<Board> board = new SimpleObjectProperty<>(Board.TRAINING);
    private final ReadOnlyIntegerWrapper annotating = new ReadOnlyIntegerWrapper();
    private final ObservableValue<String> compareObstacle;
    private boolean newestWanted;

    /**
     * @param methods whose titles are known
     * @param backbones whose names are known, which may become more
     */
    public RunsModel(UiKit kit, ProjectModel project, List<AdaptationMethod<?>> methods, List<BackboneInfo> backbones) {
        this.kit = kit;
        this.project = project;
        this.words = new RunWords(kit.texts(), methods, backbones);
        this.filter = new RunsFilter(list(), words::searched);
        this.compareObstacle = ticked.map(t -> t.size() > 1 ? null : kit.texts().get("runs.compare.obstacle"));
        best.bind(Bindings.createObjectBinding(() -> best(list().get()), list()));
        shown.addListener((_, _, id) -> load(id));
        list().addListener((_, before, now) -> changed(before, now));
    }

    /** Goes on where another one of the same project was. */
    public void takeOver(RunsModel before) {
        filter.takeOver(before.filter);
        ticked.set(before.ticked.get());
        shown.set(before.shown.get());
        board.set(before.board.get());
    }

    public RunWords words() {
        return words;
    }

    /** Newest first. */
    public ReadOnlyObjectProperty<List<RunInfo>> list() {
        return project.runs();
    }

    /** Which of them the list shows. */
    public RunsFilter filter() {
        return filter;
    }

    public ObjectProperty<Board> board() {
        return board;
    }

    /** Number of the run whose curves are looked at; null for the training that goes on. */
    public ObjectProperty<Long> shown() {
        return shown;
    }

    /** Looks at the newest run, as soon as the runs are known, unless another one is looked at. */
    public void showNewest() {
        newestWanted = true;
        lookAtNewest(list().get());
    }

    /** Looks at none: a training begins. */
    public void showNone() {
        newestWanted = false;
        shown.set(null);
    }

    /** What is stored of the shown run; null until it is read. */
    public ReadOnlyObjectProperty<Stored> stored() {
        return stored.getReadOnlyProperty();
    }

    /** Number of the run with the highest accuracy, the newer one on ties; null without evaluated runs. */
    public ReadOnlyObjectProperty<Long> best() {
        return best.getReadOnlyProperty();
    }

    /** Numbers of the runs to compare, in the order in which they were ticked; the set itself never changes. */
    public ReadOnlyObjectProperty<Set<Long>> ticked() {
        return ticked.getReadOnlyProperty();
    }

    /** Ticks a run, or takes its tick away. One without figures cannot be compared. */
    public void tick(RunInfo run) {
        LinkedHashSet<Long> next = new LinkedHashSet<>(ticked.get());
        if (!next.remove(run.id()) && evaluated(run)) {
            next.add(run.id());
        }
        ticked.set(Collections.unmodifiableSet(next));
    }

    /** Ticks these instead of what was ticked, as far as they have figures. */
    public void tickAll(Collection<RunInfo> runs) {
        LinkedHashSet<Long> next = new LinkedHashSet<>();
        runs.stream().filter(RunsModel::evaluated).forEach(r -> next.add(r.id()));
        ticked.set(Collections.unmodifiableSet(next));
    }

    /** Why the ticked runs cannot be compared, in words; null when they can. */
    public ObservableValue<String> compareObstacle() {
        return compareObstacle;
    }

    /** Opens the comparison of the ticked runs when there are two or more. */
    public void compare() {
        if (compareObstacle.getValue() == null) {
            board.set(Board.COMPARISON);
        }
    }

    /** Opens what is known about a run. */
    public void details(RunInfo run) {
        shown.set(run.id());
        board.set(Board.DETAILS);
    }

    /** Opens what is known about a run, where notes are written. */
    public void annotate(RunInfo run) {
        details(run);
        annotating.set(annotating.get() + 1);
    }

    /** Grows with every wish to write a note. */
    public ReadOnlyIntegerProperty annotating() {
        return annotating.getReadOnlyProperty();
    }

    /** Takes a run away and offers to bring it back, unless it is going on. */
    public void delete(RunInfo run) {
        if (run.status() != RunStatus.RUNNING) {
            project.edit(s -> s.deleteRun(run.id()));
            project.offerUndo(kit.texts().get("runs.deleted", run.name()), kit.texts().get("runs.undo"));
        }
    }

    public void rename(RunInfo run, String name) {
        if (!name.isBlank() && !name.strip().equals(run.name())) {
            project.edit(s -> s.renameRun(run.id(), name.strip()));
        }
    }

    /** Gives a run its star, or takes it away. */
    public void star(RunInfo run) {
        project.edit(s -> s.shelf().star(run.id(), !run.starred()));
    }

    /** Keeps what a person wrote about a run. */
    public void note(RunInfo run, String notes) {
        if (!notes.strip().equals(run.notes())) {
            project.edit(s -> s.shelf().note(run.id(), notes.strip()));
        }
    }

    /** Whether there are figures of this run. */
    public static boolean evaluated(RunInfo run) {
        return (run.status() == RunStatus.DONE || run.status() == RunStatus.STOPPED) && run.accuracy() != null
                && run.accuracy().n() > 0;
    }

    private static Long best(List<RunInfo> runs) {
        return runs.stream().filter(RunsModel::evaluated)
                .max(Comparator.comparingDouble((RunInfo r) -> r.accuracy().value())
                        .thenComparing(RunInfo::started))
                .map(RunInfo::id).orElse(null);
    }

    private void changed(List<RunInfo> before, List<RunInfo> now) {
        if (shown.get() != null) {
            Optional<RunInfo> same = info(now, shown.get());
            if (same.isEmpty()) {
                shown.set(null);
            } else if (!same.equals(info(before, shown.get()))) {
                load(shown.get());
            }
        }
        LinkedHashSet<Long> left = new LinkedHashSet<>(ticked.get());
        if (left.removeIf(id -> info(now, id).isEmpty())) {
            ticked.set(Collections.unmodifiableSet(left));
        }
        lookAtNewest(now);
    }

    private void lookAtNewest(List<RunInfo> now) {
        if (newestWanted && !now.isEmpty()) {
            newestWanted = false;
            if (shown.get() == null) {
                shown.set(now.getFirst().id());
            }
        }
    }

    private void load(Long id) {
        Stored before = stored.get();
        if (before != null && (id == null || before.info().id() != id)) {
            stored.set(null);
        }
        Optional<RunInfo> info = id == null ? Optional.empty() : info(list().get(), id);
        if (info.isEmpty()) {
            kit.background().forget(this);
            return;
        }
        kit.background().load(this, () -> new Stored(info.get(), project.session().events(id),
                evaluated(info.get()) ? Optional.of(project.session().run(id)) : Optional.empty()), stored::set);
    }

    private static Optional<RunInfo> info(List<RunInfo> runs, long id) {
        return runs.stream().filter(r -> r.id() == id).findFirst();
    }
}
