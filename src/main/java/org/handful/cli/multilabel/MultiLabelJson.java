package org.handful.cli.multilabel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.cli.option.Version;
import org.handful.eval.multilabel.LabelFigures;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.run.multilabel.LabelRun;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.result.Skipped;

/** The result of {@code multilabel}. Figures that do not exist are null. */
final class MultiLabelJson {
    private MultiLabelJson() {}

    /** @param kept whether it stays in a project, to predict with @param predictions also of each test image */
    static Map<String, Object> of(LabelRun run, boolean kept, List<Skipped> skipped, boolean predictions) {
        MultiLabelTrial trial = run.trial();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("handful", Version.number());
        out.put("command", "multilabel");
        if (kept) {
            out.put("run", run.id());
        }
        out.put("seed", run.plan().seed());
        out.put("backbone", run.plan().backbone());
        out.put("labels", trial.labels());
        out.put("skipped", skipped.stream()
                .map(s -> Map.of("file", s.file(), "reason", s.reason())).toList());
        out.put("split", Map.of("support", trial.support(), "test", trial.plain().images(), "shots", run.plan().shots(),
                "without_labels", trial.without()));
        out.put("one_vs_rest", report(trial.plain()));
        out.put("one_vs_rest_at_half", report(trial.half()));
        out.put("made", trial.made());
        out.put("with_set_operations", report(trial.augmented()));
        if (predictions) {
            out.put("predictions", trial.images().stream().map(MultiLabelJson::told).toList());
        }
        return out;
    }

    private static Map<String, Object> told(MultiLabelTrial.Told told) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("image", told.image());
        out.put("true", told.has());
        out.put("predicted", told.said());
        out.put("probabilities", told.probabilities());
        return out;
    }

    private static Map<String, Object> report(MultiLabelReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("map", figure(report.meanAveragePrecision()));
        out.put("f1_macro", figure(report.f1Macro()));
        out.put("f1_micro", figure(report.f1Micro()));
        out.put("jaccard", figure(report.jaccard()));
        out.put("per_label", report.labels().stream().map(l -> label(l, report.images())).toList());
        return out;
    }

    private static Map<String, Object> label(LabelFigures label, int images) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("label", label.name());
        out.put("n", label.images());
        // Where it is 0 the figures that would be right for saying the label always are null.
        out.put("n_without", images - label.images());
        out.put("average_precision", figure(label.averagePrecision()));
        out.put("precision", figure(label.precision()));
        out.put("recall", figure(label.recall()));
        out.put("f1", figure(label.f1()));
        out.put("threshold", label.threshold().value());
        out.put("threshold_chosen", label.threshold().chosen());
        return out;
    }

    private static Double figure(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
