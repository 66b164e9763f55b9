package org.handful.ui.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handful.eval.Calibration;
import org.handful.eval.Estimate;
import org.handful.eval.Evaluation;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.interval.BalancedInterval;
import org.handful.eval.interval.EceInterval;
import org.handful.eval.interval.LossInterval;
import org.handful.eval.interval.MacroStdInterval;
import org.handful.run.result.RunResult;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** The figures of a run in the order in which they matter, each with what it rests on and what it means. Immutable. */
final class Headlines {
    /** Below this many images an expected calibration error says more about the count than about the model. */
    static final int FEW_FOR_ECE = 100;

    /**
     * @param id stable, for the node
     * @param basis interval and count
     * @param sentence what it means, in plain words
     * @param doubtful when it rests on very few images
     * @param aside for who wants to know more: how far the probabilities can be believed
     */
    record Headline(String id, String title, String figure, String basis, String sentence, boolean doubtful,
            boolean aside) {
        Headline(String id, String title, String figure, String basis, String sentence, boolean doubtful) {
            this(id, title, figure, basis, sentence, doubtful, false);
        }
    }

    private final Texts texts;
    private final Figures figures;

    Headlines(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    List<Headline> of(RunResult run) {
        Evaluation e = run.evaluation();
        List<Headline> out = new ArrayList<>();
        out.add(accuracy(e.accuracy()));
        worst(e).ifPresent(out::add);
        macroStd(e).ifPresent(out::add);
        out.add(balanced(e));
        calibration(out, run);
        return out;
    }

    private Headline accuracy(Estimate a) {
        return new Headline("accuracy", texts.get("evaluate.accuracy"), figures.percent(a), basis(a),
                texts.get(a.n() < 30 ? "evaluate.accuracy.few" : "evaluate.accuracy.meaning", a.n(),
                        figures.percent(a), figures.percent(a.low(), 0), figures.percent(a.high(), 0)),
                a.n() < 30);
    }

    private Headline balanced(Evaluation e) {
        int least = e.perClass().stream().mapToInt(c -> c.n()).filter(n -> n > 0).min().orElse(0);
        long classes = e.perClass().stream().filter(c -> c.n() > 0).count();
        return new Headline("balanced", texts.get("evaluate.balanced"),
                figures.percent(e.balancedAccuracy(), digits(e)), texts.get("evaluate.balanced.basis",
                        figures.interval(BalancedInterval.of(e.perClass())), e.accuracy().n(), classes, least),
                texts.get("evaluate.balanced.meaning"), least < GroupResult.SMALL);
    }

    private java.util.Optional<Headline> worst(Evaluation e) {
        return e.subgroups().stream().filter(s -> s.worst() != null)
                .min(Comparator.comparingDouble((SubgroupReport s) -> s.worst().accuracy()))
                .map(s -> {
                    GroupResult g = s.worst();
                    Estimate a = s.worstEstimate();
                    return new Headline("worst", texts.get("evaluate.worst"), figures.percent(a), basis(a),
                            texts.get("evaluate.worst.meaning", g.label(), s.attribute(), g.value()), g.small());
                });
    }

    private java.util.Optional<Headline> macroStd(Evaluation e) {
        return e.subgroups().stream().filter(s -> !s.groups().isEmpty())
                .max(Comparator.comparingDouble(SubgroupReport::macroStd))
                .map(s -> new Headline("macrostd", texts.get("evaluate.macrostd"), points(MacroStdInterval.of(s)),
                        new SubgroupModel(s, texts).basis(),
                        texts.get("evaluate.macrostd.meaning", s.attribute()),
                        s.groups().stream().anyMatch(GroupResult::small)));
    }

    private void calibration(List<Headline> out, RunResult run) {
        Evaluation e = run.evaluation();
        Calibration c = e.calibration();
        int n = e.accuracy().n();
        Estimate ece = EceInterval.of(run.predictions(), c.bins());
        String about = run.predictions().isEmpty() ? points(c.ece()) : points(ece);
        out.add(new Headline("ece", texts.get("evaluate.ece"), about,
                run.predictions().isEmpty() ? texts.get("evaluate.basis.count", n) : pointsBetween(ece),
                texts.get(n < FEW_FOR_ECE ? "evaluate.ece.few" : "evaluate.ece.meaning", n, about),
                n < FEW_FOR_ECE, true));
        Estimate nll = LossInterval.logLoss(run.predictions());
        out.add(new Headline("nll", texts.get("evaluate.nll"), figures.number(c.nll(), 2), loss(nll, n),
                texts.get("evaluate.nll.meaning", figures.number(Math.log(Math.max(2, e.perClass().size())), 2)),
                Double.isNaN(nll.low()), true));
        Estimate brier = LossInterval.brier(run.predictions());
        out.add(new Headline("brier", texts.get("evaluate.brier"), figures.number(c.brier(), 2), loss(brier, n),
                texts.get("evaluate.brier.meaning"), Double.isNaN(brier.low()), true));
    }

    /** A difference of shares, in percentage points. */
    String points(double share) {
        return Double.isNaN(share) ? texts.get("figure.none")
                : texts.get("evaluate.points", figures.number(100 * share, 1));
    }

    /** Such a difference with as many digits as its interval justifies. */
    String points(Estimate e) {
        return Double.isNaN(e.value()) ? texts.get("figure.none")
                : texts.get("evaluate.points", figures.number(100 * e.value(), e.high() - e.low() >= 0.2 ? 0 : 1));
    }

    /** The interval of such a difference. */
    String pointsBetween(Estimate e) {
        int digits = e.high() - e.low() >= 0.02 ? 0 : 1;
        return texts.get("evaluate.basis.points", figures.number(100 * e.low(), digits),
                figures.number(100 * e.high(), digits), e.n());
    }

    /** Of a mean over the test images; a run of an early version may not have kept them. */
    private String loss(Estimate e, int n) {
        return e.n() == 0 ? texts.get("evaluate.basis.count", n)
                : Double.isNaN(e.low()) ? texts.get("evaluate.basis.fewForInterval", e.n(), LossInterval.FEWEST)
                : texts.get("evaluate.basis.number", figures.number(e.low(), 2), figures.number(e.high(), 2), e.n());
    }

    private String basis(Estimate e) {
        return texts.get("evaluate.basis.interval", figures.interval(e), e.n());
    }

    private static int digits(Evaluation e) {
        return e.accuracy().high() - e.accuracy().low() >= 0.2 ? 0 : 1;
    }
}
