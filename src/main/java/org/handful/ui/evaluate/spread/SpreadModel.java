package org.handful.ui.evaluate.spread;

import java.util.concurrent.CancellationException;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.eval.split.SplitSpread;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.run.audit.Audits.Draw;
import org.handful.run.result.RunResult;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;

/** The method of the run that is looked at, on other splits. What was found goes with another run. FX thread. */
public final class SpreadModel {
    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final ObjectProperty<Draw> draw = new SimpleObjectProperty<>(Draw.FOLDS);
    private final ReadOnlyObjectWrapper<JobModel> going = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SplitSpread> spread = new ReadOnlyObjectWrapper<>();
    private final StringBinding whyNot;

    /** @param run that is looked at; null while there is none */
    public SpreadModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        whyNot = Bindings.createStringBinding(this::reason, run, going);
        run.addListener((_, before, now) -> {
            if (before == null || now == null || before.id() != now.id()) {
                forget();
            }
        });
        draw.addListener((_, _, _) -> forget());
    }

    ObjectProperty<Draw> draw() {
        return draw;
    }

    /** Null while nothing is drawn. */
    ReadOnlyObjectProperty<JobModel> going() {
        return going.getReadOnlyProperty();
    }

    /** Null until it is drawn. */
    ReadOnlyObjectProperty<SplitSpread> spread() {
        return spread.getReadOnlyProperty();
    }

    /** Null when it can be done. */
    StringBinding whyNot() {
        return whyNot;
    }

    void start() {
        if (whyNot.get() != null) {
            return;
        }
        var mine = new JobModel[1];
        boolean[] ended = new boolean[1];
        mine[0] = kit.jobs().follow(project.session().audits().spread(run.get().id(), draw.get()), found -> {
            ended[0] = true;
            if (mine[0] == null || going.get() == mine[0]) {
                going.set(null);
                spread.set(found);
            }
        }, failure -> {
            ended[0] = true;
            if (mine[0] == null || going.get() == mine[0]) {
                going.set(null);
            }
            if (!(failure instanceof CancellationException)) {
                kit.errors().accept(failure);
            }
        });
        if (!ended[0]) {
            going.set(mine[0]);
        }
    }

    private void forget() {
        if (going.get() != null) {
            JobModel old = going.get();
            going.set(null);
            old.cancel();
        }
        spread.set(null);
    }

    private String reason() {
        RunResult now = run.get();
        if (now == null) {
            return "";
        }
        boolean embeds = Methods.all().stream()
                .anyMatch(m -> m.id().equals(now.spec().method()) && m instanceof EmbeddingMethod<?>);
        return !embeds || now.backbone() == null ? kit.texts().get("evaluate.spread.network")
                : going.get() != null ? kit.texts().get("evaluate.spread.busy") : null;
    }
}
