package org.handful.ui.evaluate;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** Which run is looked at, and its figures. The newest one, until a person chooses another. FX thread. */
public final class EvaluateViewModel {
    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectWrapper<List<RunInfo>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<RunInfo> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<RunResult> result = new ReadOnlyObjectWrapper<>();
    private final PickedImages picked;
    private final IntegerProperty tab = new SimpleIntegerProperty();
    private boolean choosing;

    public EvaluateViewModel(UiKit kit, ProjectModel project) {
        this.kit = kit;
        this.project = project;
        this.picked = new PickedImages(kit, project);
        chosen.addListener((_, _, run) -> load(run));
        project.runs().subscribe(this::update);
    }

    /** Goes on where another one of the same project was. */
    void takeOver(EvaluateViewModel before) {
        tab.set(before.tab.get());
        RunInfo run = before.chosen.get();
        runs.get().stream().filter(r -> run != null && r.id() == run.id()).findFirst().ifPresent(chosen::set);
    }

    /** Which tab is open. */
    public IntegerProperty tab() {
        return tab;
    }

    /** Runs that have figures, newest first. */
    public ReadOnlyObjectProperty<List<RunInfo>> runs() {
        return runs.getReadOnlyProperty();
    }

    /** Whether there are runs that tell labels: their figures are elsewhere. */
    ObservableValue<Boolean> ofLabels() {
        return project.runs().map(all -> all.stream().anyMatch(r -> r.labels() != null));
    }

    /** The run that is looked at; null when there is none. */
    public ObjectProperty<RunInfo> chosen() {
        return chosen;
    }

    /** Its figures; null until they are read. */
    public ReadOnlyObjectProperty<RunResult> result() {
        return result.getReadOnlyProperty();
    }

    /** The images behind the figure that was pressed. */
    public PickedImages picked() {
        return picked;
    }

    private void update(List<RunInfo> all) {
        RunInfo before = chosen.get();
        RunInfo newestBefore = runs.get().isEmpty() ? null : runs.get().getFirst();
        List<RunInfo> now = all.stream().filter(EvaluateViewModel::evaluated).toList();
        choosing = true;
        runs.set(now);
        choosing = false;
        boolean followed = before == null || newestBefore == null || before.id() == newestBefore.id();
        chosen.set(now.stream().filter(r -> !followed && r.id() == before.id()).findFirst()
                .orElse(now.isEmpty() ? null : now.getFirst()));
        if (chosen.get() == before) {
            load(before);
        }
    }

    private void load(RunInfo run) {
        if (choosing) {
            return;
        }
        if (run == null) {
            kit.background().forget(this);
            publish(null);
        } else if (result.get() == null || result.get().id() != run.id()) {
            kit.background().load(this, () -> project.session().run(run.id()), this::publish);
        }
    }

    private void publish(RunResult now) {
        picked.show(now);
        result.set(now);
    }

    private static boolean evaluated(RunInfo run) {
        return (run.status() == RunStatus.DONE || run.status() == RunStatus.STOPPED) && run.accuracy() != null
                && run.accuracy().n() > 0;
    }
}
