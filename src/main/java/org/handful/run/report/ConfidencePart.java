package org.handful.run.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.eval.Calibration;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.calibration.CalibrationCurve;
import org.handful.eval.calibration.Coverage;
import org.handful.eval.interval.LossInterval;
import org.handful.run.report.markup.Html;

/** Whether the probabilities can be believed, and what staying silent would gain. */
final class ConfidencePart {
    private static final int BINS = 10;
    private static final double[] THRESHOLDS = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99};

    private final Html html;
    private final ReportTexts texts;

    ConfidencePart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        Calibration c = subject.evaluation().calibration();
        if (Double.isNaN(c.nll())) {
            return;
        }
        html.open("section").put("h2", texts.get("report.confidence.title"));
        html.put("p", texts.get("report.confidence.words", texts.number(100 * c.ece(), 1), String.valueOf(c.bins()),
                loss(c.nll(), LossInterval.logLoss(subject.predictions())),
                loss(c.brier(), LossInterval.brier(subject.predictions()))));
        if (!subject.predictions().isEmpty()) {
            html.open("div", "class", "beside").open("div");
            reliability(subject.predictions());
            html.close("div").open("div");
            coverage(subject.predictions());
            html.close("div").close("div");
        }
        html.close("section");
    }

    /** With its interval where there are enough images for one. */
    private String loss(double value, Estimate e) {
        return Double.isNaN(e.low()) ? texts.number(value, 3)
                : texts.get("report.confidence.loss", texts.number(value, 3), texts.number(e.low(), 2),
                        texts.number(e.high(), 2));
    }

    private void reliability(List<Scored> scored) {
        double[] confidence = scored.stream().mapToDouble(Scored::confidence).toArray();
        boolean[] correct = new boolean[scored.size()];
        for (int i = 0; i < correct.length; i++) {
            correct[i] = scored.get(i).correct();
        }
        CalibrationCurve curve = CalibrationCurve.equalWidth(confidence, correct, BINS);
        List<Estimate> accuracy = curve.bins().stream()
                .map(b -> ReportTexts.estimate((int) Math.round(b.accuracy() * b.n()), b.n())).toList();
        html.put("h3", texts.get("report.confidence.reliability"));
        Charts.reliability(html, texts.get("report.confidence.reliability"), texts.get("report.confidence.across"),
                texts.get("report.confidence.up"), curve.bins().stream().map(CalibrationCurve.Bin::confidence).toList(),
                accuracy, texts);
        html.csv("reliability", texts.get("report.csv"), List.of("confidence", "n", "accuracy", "low", "high"),
                IntStream.range(0, accuracy.size()).mapToObj(i -> List.of(
                        Html.plain(curve.bins().get(i).confidence(), 6), String.valueOf(accuracy.get(i).n()),
                        Html.plain(accuracy.get(i).value(), 6), Html.plain(accuracy.get(i).low(), 6),
                        Html.plain(accuracy.get(i).high(), 6))).toList());
    }

    private void coverage(List<Scored> scored) {
        html.put("h3", texts.get("report.coverage.title")).put("p", texts.get("report.coverage.words"));
        html.table("coverage", texts.get("report.csv"),
                List.of(texts.get("report.coverage.from"), texts.get("report.coverage.answered"),
                        texts.get("report.coverage.right")),
                Arrays.stream(THRESHOLDS).mapToObj(t -> {
                    Coverage.Point at = Coverage.at(scored, t);
                    return List.of(texts.percent(t, 0), texts.percent(at.coverage(), 0),
                            texts.estimate(ReportTexts.estimate(at.right(), at.answered())));
                }).toList());
    }
}
