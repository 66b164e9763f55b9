package org.handful.ui.train.runs;

import java.util.List;
import java.util.Locale;
import org.handful.method.AdaptationMethod;
import org.handful.method.multilabel.LabelHead;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunStatus;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.words.MethodWords;
import org.handful.ui.common.words.Times;

/** What is said about a run wherever one is shown. Immutable. */
public final class RunWords {
    private final Texts texts;
    private final Figures figures;
    private final List<AdaptationMethod<?>> methods;
    private final List<BackboneInfo> backbones;
    private final MethodWords titles;

    /** @param backbones those that are known, which may become more */
    public RunWords(Texts texts, List<AdaptationMethod<?>> methods, List<BackboneInfo> backbones) {
        this.texts = texts;
        this.figures = new Figures(texts);
        this.methods = List.copyOf(methods);
        this.backbones = backbones;
        this.titles = new MethodWords(texts);
    }

    public Texts texts() {
        return texts;
    }

    public Figures figures() {
        return figures;
    }

    public MethodWords methods() {
        return titles;
    }

    public String methodTitle(String id) {
        return id.equals(LabelHead.METHOD) ? texts.get("runs.labels.method") : methods.stream().filter(m -> m.id().equals(id)).map(titles::title).findFirst().orElse(id);
    }

    /** The name of a backbone, or its id when it is no longer installed. */
    public String backbone(String id) {
        return backbones.stream().filter(b -> b.id().equals(id)).findFirst().map(BackboneInfo::name).orElse(id);
    }

    /** Of a run; the second one behind a plus. */
    public String backbones(RunSpec spec) {
        return spec.fuses() ? backbone(spec.backbone()) + " + " + backbone(spec.auxiliary()) : backbone(spec.backbone());
    }

    /** What tells the run from others: how it was made or, where its name says that already, its seed and its time. */
    public String line(RunInfo run) {
        RunSpec spec = run.spec();
        if (run.name().startsWith(methodTitle(spec.method()))) {
            return texts.get("runs.line.when", String.valueOf(spec.seed()), time(run));
        }
        return texts.get("runs.line.made", methodTitle(spec.method()), backbones(spec), split(spec));
    }

    /** When it began. */
    public String time(RunInfo run) {
        return new Times(texts).day(run.started());
    }

    /** The figure, or how it stands when there is none. */
    public String figure(RunInfo run) {
        String status = texts.get("runs.status." + run.status().name().toLowerCase(Locale.ROOT));
        if (run.labels() != null) {
            return texts.get("runs.labels.figure", figures.percent(run.labels().meanAveragePrecision(), 0));
        }
        if (!RunsModel.evaluated(run)) {
            return status;
        }
        String figure = figures.estimate(run.accuracy());
        return run.status() == RunStatus.STOPPED ? figure + " \u00b7 " + status : figure;
    }

    /** What a run that tells labels reached. */
    public String labels(RunInfo.Labels reached) {
        return texts.get("runs.labels.sentence", reached.count(), figures.percent(reached.meanAveragePrecision(), 0),
                figures.percent(reached.f1(), 0));
    }

    public String split(RunSpec spec) {
        return switch (spec.split()) {
            case SplitSpec.Shots(int k) when LabelRuns.is(spec) -> texts.get("runs.split.labels", k);
            case SplitSpec.Shots(int k) -> texts.get("runs.split.shots", k);
            case SplitSpec.Fraction(double share) -> texts.get("runs.split.share", Math.round(100 * share));
            case SplitSpec.Folds(int folds, int repeats) -> texts.get("runs.split.folds", folds, repeats);
            case SplitSpec.AsAssigned() -> texts.get("runs.split.assigned");
        };
    }

    /** Everything that a search may find a run by. */
    String searched(RunInfo run) {
        return String.join(" ", run.name(), methodTitle(run.spec().method()), run.spec().method(),
                run.spec().backbones(), backbones(run.spec()), split(run.spec()), run.notes());
    }
}
