package org.handful.ui.evaluate.spread;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.handful.eval.split.SplitComparison;
import org.handful.eval.split.SplitSpread;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.model.Dataset;
import org.handful.run.audit.Audits.Draw;
import org.handful.run.result.RunResult;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.evaluate.asking.PerRun;

/** The method of the run that is looked at, on other splits. What was found goes with another run. FX thread. */
public final class SpreadModel {
    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectProperty<RunResult> run;
    private final ObjectProperty<Draw> draw = new SimpleObjectProperty<>(Draw.FOLDS);
    private final PerRun<SplitSpread> spread;
    private final StringBinding whyNot;
    private final ReadOnlyObjectWrapper<Against> against = new ReadOnlyObjectWrapper<>();
    private Dataset asked;
    private Drawn last;
    private Drawn before;

    /** What was drawn, and of what: only the same splits of the same images can be compared. */
    private record Drawn(RunResult run, Draw draw, Dataset data, SplitSpread spread) {
        boolean sameSplits(Drawn other) {
            return draw == other.draw && data.equals(other.data) && run.spec().seed() == other.run.spec().seed()
                    && spread.accuracy().size() == other.spread.accuracy().size() && spread.test() == other.spread.test();
        }
    }

    /** @param run name of another run whose splits were drawn before. @param difference this one minus that */
    record Against(String run, SplitComparison difference) {}

    /** @param run that is looked at; null while there is none */
    public SpreadModel(UiKit kit, ProjectModel project, ReadOnlyObjectProperty<RunResult> run) {
        this.kit = kit;
        this.project = project;
        this.run = run;
        spread = new PerRun<>(kit, run);
        whyNot = Bindings.createStringBinding(this::reason, run, spread.going());
        draw.addListener((_, _, _) -> spread.forget());
        spread.answer().addListener((_, _, now) -> compare(now));
    }

    ObjectProperty<Draw> draw() {
        return draw;
    }

    /** Null while nothing is drawn. */
    ReadOnlyObjectProperty<JobModel> going() {
        return spread.going();
    }

    /** Null until it is drawn. */
    public ReadOnlyObjectProperty<SplitSpread> spread() {
        return spread.answer();
    }

    /** The run whose other splits were drawn last, on the same splits; null when there is none. */
    ReadOnlyObjectProperty<Against> against() {
        return against.getReadOnlyProperty();
    }

    /** Null when it can be done. */
    StringBinding whyNot() {
        return whyNot;
    }

    void start() {
        if (whyNot.get() == null) {
            asked = project.dataset().get();
            spread.ask(project.session().audits().spread(run.get().id(), draw.get()));
        }
    }

    private void compare(SplitSpread now) {
        if (now == null) {
            against.set(null);
            return;
        }
        Drawn drawn = new Drawn(run.get(), draw.get(), asked, now);
        before = last != null && last.run().id() != drawn.run().id() ? last : before;
        last = drawn;
        against.set(before == null || before.run().id() == drawn.run().id() || !drawn.sameSplits(before) ? null
                : new Against(before.run().name(), SplitComparison.of(now, before.spread())));
    }

    private String reason() {
        RunResult now = run.get();
        if (now == null) {
            return "";
        }
        boolean embeds = Methods.all().stream()
                .anyMatch(m -> m.id().equals(now.spec().method()) && m instanceof EmbeddingMethod<?>);
        return !embeds || now.backbone() == null ? kit.texts().get("evaluate.spread.network")
                : spread.going().get() != null ? kit.texts().get("evaluate.spread.busy") : null;
    }
}
