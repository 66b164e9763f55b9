package org.handful.ui.train;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.model.TrainingEvent;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** The runs so far: which one is the best, which one is looked at, and what is known about that one. FX thread. */
public final class RunsModel {
    /**
     * What is stored about the run that is looked at.
     *
     * @param result empty for a run that did not come to an end
     */
    public record Stored(RunInfo info, List<TrainingEvent> events, Optional<RunResult> result) {}

    private final UiKit kit;
    private final ProjectModel project;
    private final ObjectProperty<Long> shown = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Stored> stored = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Long> best = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<RunInfo> toDelete = new SimpleObjectProperty<>();

    public RunsModel(UiKit kit, ProjectModel project) {
        this.kit = kit;
        this.project = project;
        best.bind(Bindings.createObjectBinding(() -> best(list().get()), list()));
        shown.addListener((_, _, id) -> load(id));
        list().addListener((_, _, now) -> {
            if (shown.get() != null && now.stream().noneMatch(r -> r.id() == shown.get())) {
                shown.set(null);
            }
        });
    }

    /** Newest first. */
    public ReadOnlyObjectProperty<List<RunInfo>> list() {
        return project.runs();
    }

    /** Number of the run whose curves are looked at; null for the training that goes on. */
    public ObjectProperty<Long> shown() {
        return shown;
    }

    /** Looks at the newest run, unless another one is looked at or there is none. */
    void showNewest() {
        if (shown.get() == null && !list().get().isEmpty()) {
            shown.set(list().get().getFirst().id());
        }
    }

    /** What is stored of the shown run; null until it is read. */
    public ReadOnlyObjectProperty<Stored> stored() {
        return stored.getReadOnlyProperty();
    }

    /** Number of the run with the highest accuracy, the newer one on ties; null without evaluated runs. */
    public ReadOnlyObjectProperty<Long> best() {
        return best.getReadOnlyProperty();
    }

    /** The run that a person is asked about: it cannot be undone. Null when nothing is asked. */
    public ObjectProperty<RunInfo> toDelete() {
        return toDelete;
    }

    /** Asks about a run, unless it is going on. */
    void askToDelete(RunInfo run) {
        if (run.status() != RunStatus.RUNNING) {
            toDelete.set(run);
        }
    }

    public void delete() {
        RunInfo run = toDelete.get();
        toDelete.set(null);
        if (run != null) {
            project.edit(s -> s.deleteRun(run.id()));
        }
    }

    public void rename(RunInfo run, String name) {
        if (!name.isBlank() && !name.strip().equals(run.name())) {
            project.edit(s -> s.renameRun(run.id(), name.strip()));
        }
    }

    /** Whether there are figures of this run. */
    static boolean evaluated(RunInfo run) {
        return (run.status() == RunStatus.DONE || run.status() == RunStatus.STOPPED) && run.accuracy() != null
                && run.accuracy().n() > 0;
    }

    private static Long best(List<RunInfo> runs) {
        return runs.stream().filter(RunsModel::evaluated)
                .max(Comparator.comparingDouble((RunInfo r) -> r.accuracy().value())
                        .thenComparing(RunInfo::started))
                .map(RunInfo::id).orElse(null);
    }

    private void load(Long id) {
        stored.set(null);
        Optional<RunInfo> info = id == null
                ? Optional.empty() : list().get().stream().filter(r -> r.id() == id).findFirst();
        if (info.isEmpty()) {
            kit.background().forget(this);
            return;
        }
        kit.background().load(this, () -> new Stored(info.get(), project.session().events(id),
                evaluated(info.get()) ? Optional.of(project.session().run(id)) : Optional.empty()), stored::set);
    }
}
