package org.handful.ui.shell.side;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.Figures;

/** The runs with what they reached. FX thread. */
public final class RunListModel {
    private final ProjectModel project;
    private final Navigation navigation;
    private final UiKit kit;
    private final Figures figures;
    private final ObjectBinding<List<RunRow>> rows;

    public RunListModel(ProjectModel project, Navigation navigation, UiKit kit) {
        this.project = project;
        this.navigation = navigation;
        this.kit = kit;
        this.figures = new Figures(kit.texts());
        rows = Bindings.createObjectBinding(this::look, project.runs(), navigation.run());
    }

    /** Newest first. */
    ObjectBinding<List<RunRow>> rows() {
        return rows;
    }

    void choose(RunRow row) {
        if (row.status() == RunStatus.RUNNING) {
            navigation.show(Navigation.TRAIN);
        } else if (row.labels()) {
            navigation.showLabels(row.id());
        } else {
            navigation.showRun(row.id());
        }
    }

    /** A run that goes on cannot be deleted: it is stopped in Train. */
    void delete(RunRow row) {
        if (row.status() != RunStatus.RUNNING) {
            project.edit(s -> s.deleteRun(row.id()));
            project.offerUndo(kit.texts().get("runs.deleted", row.name()), kit.texts().get("runs.undo"));
        }
    }

    void rename(RunRow row, String name) {
        if (!name.isBlank() && !name.strip().equals(row.name())) {
            project.edit(s -> s.renameRun(row.id(), name.strip()));
        }
    }

    private List<RunRow> look() {
        return project.runs().get().stream().map(r -> new RunRow(r.id(), r.name(), r.status(), figure(r),
                Long.valueOf(r.id()).equals(navigation.run().get()), r.labels() != null)).toList();
    }

    private String figure(RunInfo run) {
        if (run.labels() != null) {
            return kit.texts().get("shell.runs.labels", figures.percent(run.labels().meanAveragePrecision(), 0));
        }
        return run.accuracy() != null
                ? figures.percent(run.accuracy())
                : kit.texts().get("shell.runs." + run.status().name().toLowerCase(Locale.ROOT));
    }
}
