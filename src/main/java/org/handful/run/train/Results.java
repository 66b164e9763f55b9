package org.handful.run.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handful.backbone.BackboneCard;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluation;
import org.handful.eval.Evaluator;
import org.handful.eval.Scored;
import org.handful.eval.metric.Wilson;
import org.handful.eval.openset.OpenSetReport;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.method.openset.Threshold;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.multilabel.LabelRuns;
import org.handful.run.result.RunInfo;
import org.handful.run.result.RunResult;
import org.handful.run.result.RunStatus;
import org.handful.run.result.Skipped;
import org.handful.store.record.RunImage;
import org.handful.store.record.RunSummary;
import org.handful.store.record.StoredRun;

/**
 * Makes what is shown of a run from what is stored of it. There is no other way to a figure: a run that was just
 * finished and one that was opened after a year go through the same lines.
 */
public final class Results {
    private Results() {}

    /** @param cards by id; none for a backbone that is not installed any more */
    public static RunResult of(StoredRun stored, Function<String, Optional<BackboneCard>> cards) throws HandfulException {
        RunSummary s = stored.summary();
        Map<String, Double> seconds = stored.seconds();
        return new RunResult(s.id(), s.name(), s.started(), status(s), s.spec(), images(stored), s.classes(),
                stored.skipped().stream().map(f -> new Skipped(f.file(), f.reason())).toList(),
                used(s.spec().backbone(), stored.backboneSha256(), cards),
                kept(s.spec()), shots(s.spec()), shortClasses(stored),
                stored.support().stream().map(RunImage::name).toList(),
                evaluation(s.classes(), stored.predictions()), stored.predictions(),
                new RunResult.Seconds(seconds.getOrDefault("embed", 0.0), seconds.getOrDefault("fit", 0.0),
                        seconds.getOrDefault("evaluate", 0.0)),
                stored.provenance(), stored.remarks(),
                OpenSetReport.of(stored.openSet(), leftOut -> new Threshold(leftOut).value()),
                s.spec().fuses() ? Optional.of(used(s.spec().auxiliary(), stored.auxiliarySha256(), cards)) : Optional.empty());
    }

    private static RunResult.BackboneUsed used(
            String id, String sha256, Function<String, Optional<BackboneCard>> cards) {
        Optional<BackboneCard> card = cards.apply(id);
        return new RunResult.BackboneUsed(id, sha256, card.map(BackboneCard::embedding).orElse(0),
                card.map(BackboneCard::name).orElse(id));
    }

    public static RunInfo line(RunSummary s) {
        return new RunInfo(s.id(), s.name(), s.started(), s.spec(), status(s),
                s.tested() == 0 ? null : accuracy(s.correct(), s.tested()), s.starred(), s.notes(), s.device(),
                s.seconds(), s.reason(), s.threads(), s.labels().map(l -> new RunInfo.Labels(l.count(),
                        l.meanAveragePrecision(), l.f1())).orElse(null));
    }

    private static Estimate accuracy(int correct, int n) {
        Wilson interval = Wilson.of(correct, n);
        return new Estimate((double) correct / n, n, interval.low(), interval.high());
    }

    public static Evaluation evaluation(List<String> classes, List<Scored> predictions) {
        List<String> attributes =
                predictions.stream().flatMap(p -> p.attributes().keySet().stream()).distinct().sorted().toList();
        return Evaluator.evaluate(classes, attributes, predictions);
    }

    static Map<String, Object> settings(RunSpec spec) throws HandfulException {
        if (LabelRuns.is(spec)) {
            return new TreeMap<>(spec.settings());
        }
        return Settings.values(Settings.parse(Methods.byId(spec.method()), spec.settings()));
    }

    /** Of a run of another version, which had other methods or settings, as they are kept: its figures are no less true. */
    private static Map<String, Object> kept(RunSpec spec) throws HandfulException {
        try {
            return settings(spec);
        } catch (InputException e) {
            return new TreeMap<>(spec.settings());
        }
    }

    static int shots(RunSpec spec) {
        return spec.split() instanceof SplitSpec.Shots(int k) ? k : 0;
    }

    /** Classes with fewer support images than asked for, or without a test image. */
    static List<String> shortClasses(List<String> classes, RunSpec spec, IntStream learned, IntStream tested) {
        int[] support = counts(classes.size(), learned);
        int[] test = counts(classes.size(), tested);
        int wanted = Math.max(1, shots(spec));
        return IntStream.range(0, classes.size())
                .filter(k -> support[k] < wanted || test[k] == 0)
                .mapToObj(classes::get)
                .toList();
    }

    /** Shots of labels are not those of classes, which are sets of labels. */
    private static List<String> shortClasses(StoredRun stored) {
        if (LabelRuns.is(stored.summary().spec())) {
            return List.of();
        }
        return shortClasses(stored.summary().classes(), stored.summary().spec(),
                stored.support().stream().mapToInt(RunImage::truth),
                stored.test().stream().mapToInt(RunImage::truth));
    }

    private static int[] counts(int classes, IntStream labels) {
        int[] n = new int[classes];
        labels.forEach(k -> n[k]++);
        return n;
    }

    /** Cross-validation learns from and tests on the same images: they count once. */
    private static int images(StoredRun stored) {
        return (int) Stream.concat(stored.support().stream(), stored.test().stream())
                .map(RunImage::name).distinct().count();
    }

    private static RunStatus status(RunSummary s) {
        return RunStatus.valueOf(s.status().name());
    }
}
