package org.handful.ui.train.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.error.HandfulException;
import org.handful.eval.paired.Pairing;
import org.handful.model.Sample;
import org.handful.run.ProjectSession;
import org.handful.run.result.RunInfo;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.train.runs.RunsModel;

/** The ticked runs side by side, read in the background, with the run that the others are compared with. FX thread. */
public final class CompareModel {
    private final UiKit kit;
    private final ProjectModel project;
    private final RunsModel runs;
    private final ReadOnlyObjectWrapper<Comparison> comparison = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Long> reference = new SimpleObjectProperty<>();
    private final ObjectProperty<Long> against = new SimpleObjectProperty<>();

    public CompareModel(UiKit kit, ProjectModel project, RunsModel runs) {
        this.kit = kit;
        this.project = project;
        this.runs = runs;
        runs.ticked().addListener((_, _, _) -> load());
        runs.list().addListener((_, _, _) -> load());
        reference.addListener((_, _, id) -> publish(id));
        load();
    }

    /** Null while fewer than two runs are ticked, or until they are read. */
    ReadOnlyObjectProperty<Comparison> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /** Number of the run that the others are compared with. */
    ObjectProperty<Long> reference() {
        return reference;
    }

    /** Number of the run whose changed images are shown. */
    ObjectProperty<Long> against() {
        return against;
    }

    /** That run with its pairing; empty without a comparison. */
    Optional<Column> againstColumn() {
        Comparison now = comparison.get();
        return now == null ? Optional.empty() : now.columns().stream()
                .filter(c -> Long.valueOf(c.info().id()).equals(against.get())).findFirst();
    }

    Pairing pairing(Column column) {
        return comparison.get().pairings().get(column.place());
    }

    /** Content of these images as far as they are in the project, in their order. */
    Map<String, String> digests(Collection<String> images) {
        Set<String> wanted = Set.copyOf(images);
        return project.dataset().get().samples().stream().map(Sample::image)
                .filter(i -> wanted.contains(i.name()))
                .collect(Collectors.toMap(i -> i.name(), i -> i.sha256()));
    }

    private void load() {
        List<RunInfo> chosen = runs.ticked().get().stream()
                .flatMap(id -> runs.list().get().stream().filter(r -> r.id() == id)).toList();
        if (chosen.size() < 2) {
            kit.background().forget(this);
            comparison.set(null);
            return;
        }
        if (comparison.get() != null && comparison.get().columns().stream().map(Column::info).toList().equals(chosen)) {
            return;
        }
        ProjectSession session = project.session();
        kit.background().load(this, () -> columns(session, chosen), this::show);
    }

    private static List<Column> columns(ProjectSession session, List<RunInfo> chosen) throws HandfulException {
        List<Column> columns = new ArrayList<>();
        for (RunInfo info : chosen) {
            columns.add(Column.of(columns.size(), info, session.run(info.id()), session.shelf().images(info.id()),
                    CurveData.of(session.events(info.id()))));
        }
        return columns;
    }

    private void show(List<Column> columns) {
        int place = place(columns, reference.get()).orElse(0);
        comparison.set(Comparison.of(columns, place));
        reference.set(columns.get(place).info().id());
        chooseAgainst();
    }

    private void publish(Long id) {
        Comparison now = comparison.get();
        if (now != null && id != null) {
            place(now.columns(), id).filter(p -> p != now.reference()).ifPresent(p -> {
                comparison.set(Comparison.of(now.columns(), p));
                chooseAgainst();
            });
        }
    }

    /** The run whose changes are shown is never the reference itself. */
    private void chooseAgainst() {
        Comparison now = comparison.get();
        boolean there = place(now.columns(), against.get()).filter(p -> p != now.reference()).isPresent();
        if (!there) {
            against.set(now.columns().get(now.reference() == 0 ? 1 : 0).info().id());
        }
    }

    private static Optional<Integer> place(List<Column> columns, Long id) {
        return columns.stream().filter(c -> Long.valueOf(c.info().id()).equals(id)).map(Column::place).findFirst();
    }
}
