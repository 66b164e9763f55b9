package org.handful.run.report;

import java.util.Comparator;
import java.util.Optional;
import org.handful.eval.ClassResult;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluation;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.calibration.CalibrationCurve;
import org.handful.eval.interval.BalancedInterval;
import org.handful.eval.interval.EceInterval;
import org.handful.eval.interval.MacroStdInterval;
import org.handful.eval.subgroup.WorstGroupBias;
import org.handful.run.report.markup.Html;

/** The figures that come first, each with what it rests on and one sentence. */
final class HeadlinePart {
    private static final int DRAWS = 200;

    private final Html html;
    private final ReportTexts texts;

    HeadlinePart(Html html, ReportTexts texts) {
        this.html = html;
        this.texts = texts;
    }

    void write(ReportSubject subject) {
        Evaluation e = subject.evaluation();
        html.open("section", "class", "cards", "aria-label", texts.get("report.headline.title"));
        accuracy(e.accuracy());
        balanced(e);
        worstAttribute(e).ifPresent(report -> subgroups(report, e));
        calibration(subject);
        html.close("section");
    }

    private void accuracy(Estimate a) {
        card(texts.get("report.headline.accuracy"), texts.percent(a.value(), a.low(), a.high()),
                a.n() == 0 ? texts.get("report.nodata") : texts.get("report.headline.accuracy.words",
                        a.n(), texts.percent(a.value(), a.low(), a.high()), texts.percent(a.low(), 0),
                        texts.percent(a.high(), 0)));
    }

    private void balanced(Evaluation e) {
        e.perClass().stream().filter(c -> c.n() > 0).min(Comparator.comparingDouble(ClassResult::accuracy))
                .ifPresent(worst -> {
                    Estimate b = BalancedInterval.of(e.perClass());
                    card(texts.get("report.headline.balanced"), texts.percent(b.value(), b.low(), b.high()),
                            texts.get("report.headline.interval", texts.percent(b.low(), 0), texts.percent(b.high(), 0),
                                    b.n()) + " " + texts.get("report.headline.balanced.words", worst.name(),
                                    texts.estimate(new Estimate(worst.accuracy(), worst.n(), worst.low(), worst.high()))));
                });
    }

    private String points(Estimate e) {
        return texts.get("report.headline.interval", texts.number(100 * e.low(), 1), texts.number(100 * e.high(), 1),
                e.n()) + " ";
    }

    /** The attribute over which accuracy falls lowest. */
    private static Optional<SubgroupReport> worstAttribute(Evaluation e) {
        return e.subgroups().stream().filter(r -> r.worst() != null)
                .min(Comparator.comparingDouble(r -> r.worst().accuracy()));
    }

    private void subgroups(SubgroupReport report, Evaluation e) {
        GroupResult w = report.worst();
        int[] sizes = report.groups().stream().mapToInt(GroupResult::n).toArray();
        card(texts.get("report.headline.worst"), texts.percent(w.accuracy(), w.low(), w.high()),
                texts.get("report.headline.worst.words", w.label(), report.attribute(), w.value(),
                        texts.estimate(report.worstEstimate()),
                        texts.percent(WorstGroupBias.expectedWorst(e.accuracy().value(), sizes), 0)));
        card(texts.get("report.headline.macrostd"), texts.number(100 * report.macroStd(), 1),
                points(MacroStdInterval.of(report)) + texts.get("report.headline.macrostd.words", report.attribute(), texts.number(100 * byChance(report), 1)));
    }

    /** What MacroStd would be about if within every class all groups were equally good. */
    static double byChance(SubgroupReport report) {
        return report.groups().stream().map(GroupResult::label).distinct().mapToDouble(label -> {
            var groups = report.groups().stream().filter(g -> g.label().equals(label)).toList();
            int n = groups.stream().mapToInt(GroupResult::n).sum();
            int right = groups.stream().mapToInt(GroupResult::correct).sum();
            return WorstGroupBias.expectedSpread((double) right / n, groups.size(), n);
        }).average().orElse(Double.NaN);
    }

    private void calibration(ReportSubject subject) {
        double ece = subject.evaluation().calibration().ece();
        int bins = subject.evaluation().calibration().bins();
        if (Double.isNaN(ece)) {
            return;
        }
        int n = subject.evaluation().accuracy().n();
        String words = texts.get("report.headline.ece.words", texts.number(100 * ece, 1), n);
        if (!subject.predictions().isEmpty()) {
            words = points(EceInterval.of(subject.predictions(), bins)) + words;
            double[] confidence = subject.predictions().stream().mapToDouble(Scored::confidence).toArray();
            words += " " + texts.get("report.headline.ece.chance",
                    texts.number(100 * CalibrationCurve.expectedByChance(confidence, bins, DRAWS, 0), 1));
        }
        card(texts.get("report.headline.ece"), texts.number(100 * ece, 1), words);
    }

    private void card(String name, String figure, String words) {
        html.open("div", "class", "card").put("h2", name).put("p", figure, "class", "figure").put("p", words).close("div");
    }
}
