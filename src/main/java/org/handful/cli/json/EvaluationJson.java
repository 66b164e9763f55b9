package org.handful.cli.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.eval.Calibration;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluation;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;

/** The figures about a set of predictions: what {@code run} and {@code evaluate} have in common. */
final class EvaluationJson {
    private EvaluationJson() {}

    static void put(Map<String, Object> out, Evaluation evaluation) {
        out.put("accuracy", accuracy(evaluation.accuracy()));
        out.put("balanced_accuracy", evaluation.balancedAccuracy());
        out.put("per_class", evaluation.perClass().stream().map(EvaluationJson::classResult).toList());
        out.put("confusion", confusion(evaluation.confusion()));
        List<Map<String, Object>> subgroups =
                evaluation.subgroups().stream().map(EvaluationJson::subgroups).toList();
        if (!subgroups.isEmpty()) {
            out.put("subgroups", subgroups.size() == 1 ? subgroups.getFirst() : subgroups);
        }
        out.put("calibration", calibration(evaluation.calibration()));
    }

    static List<Map<String, Object>> predictions(List<Scored> scored, List<String> classes) {
        List<Map<String, Object>> out = new ArrayList<>();
        for (Scored s : scored) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("image", s.image());
            one.put("true", classes.get(s.truth()));
            one.put("predicted", classes.get(s.predicted()));
            one.put("probabilities", s.probabilities());
            out.add(one);
        }
        return out;
    }

    static Map<String, Object> accuracy(Estimate estimate) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("value", estimate.value());
        out.put("n", estimate.n());
        out.put("low", estimate.low());
        out.put("high", estimate.high());
        out.put("interval", "wilson95");
        return out;
    }

    private static Map<String, Object> classResult(ClassResult result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class", result.name());
        out.put("n", result.n());
        out.put("correct", result.correct());
        out.put("accuracy", result.accuracy());
        out.put("low", result.low());
        out.put("high", result.high());
        return out;
    }

    private static Map<String, Object> confusion(int[][] counts) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rows", "true");
        out.put("columns", "predicted");
        out.put("counts", List.of(counts));
        return out;
    }

    private static Map<String, Object> subgroups(SubgroupReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("attribute", report.attribute());
        if (report.minimum() > 1) {
            out.put("minimum", report.minimum());
        }
        out.put("groups", report.groups().stream().map(EvaluationJson::group).toList());
        out.put("macro_std", report.macroStd());
        out.put("worst_group", report.worst() == null ? null : worst(report.worst()));
        if (report.missing() > 0) {
            out.put("missing", report.missing());
        }
        return out;
    }

    private static Map<String, Object> group(GroupResult result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class", result.label());
        out.put("value", result.value());
        out.put("n", result.n());
        out.put("correct", result.correct());
        out.put("accuracy", result.accuracy());
        out.put("low", result.low());
        out.put("high", result.high());
        return out;
    }

    private static Map<String, Object> worst(GroupResult result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class", result.label());
        out.put("value", result.value());
        out.put("accuracy", result.accuracy());
        out.put("n", result.n());
        return out;
    }

    private static Map<String, Object> calibration(Calibration calibration) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("ece", calibration.ece());
        out.put("bins", calibration.bins());
        out.put("nll", calibration.nll());
        out.put("brier", calibration.brier());
        return out;
    }
}
