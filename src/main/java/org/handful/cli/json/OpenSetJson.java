package org.handful.cli.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.handful.eval.Estimate;
import org.handful.eval.openset.OpenSetReport;

/** How well unknown images are told from known ones: {@code open_set} of the result of {@code run}. */
final class OpenSetJson {
    private OpenSetJson() {}

    static Map<String, Object> of(OpenSetReport report) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("known", report.known());
        out.put("unknown", report.unknown());
        out.put("unknown_classes", report.unknownClasses());
        out.put("scores", report.scores().stream().map(OpenSetJson::score).toList());
        return out;
    }

    private static Map<String, Object> score(OpenSetReport.ByScore s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("score", s.score());
        Map<String, Object> auroc = new LinkedHashMap<>();
        auroc.put("value", s.auroc().value());
        auroc.put("low", s.auroc().low());
        auroc.put("high", s.auroc().high());
        auroc.put("interval", "newcombe95");
        out.put("auroc", auroc);
        out.put("fpr95", estimate(s.fpr95()));
        out.put("oscr", s.oscr());
        boolean chosen = !Double.isNaN(s.threshold());
        out.put("threshold", chosen ? s.threshold() : null);
        if (chosen) {
            out.put("known_accepted", estimate(s.accepted()));
            out.put("unknown_refused", estimate(s.refused()));
        }
        return out;
    }

    private static Map<String, Object> estimate(Estimate e) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("value", e.value());
        out.put("n", e.n());
        out.put("low", e.low());
        out.put("high", e.high());
        out.put("interval", "wilson95");
        return out;
    }
}
