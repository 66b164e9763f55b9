package org.handful.ui.evaluate.why;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.model.SplitSpec;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Effect;
import org.handful.run.why.Why.Kind;
import org.handful.run.why.Why.Support;
import org.handful.run.why.Why.Told;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** An explanation in words. */
record WhyWords(Texts texts) {
    private static final int SCORES = 4;

    /** What the run says, and what it should say. @param label null without one */
    String said(Why why, List<String> classes, String label) {
        int best = best(why.probabilities());
        String share = new Figures(texts).percent(why.probabilities()[best], 0);
        return label == null ? texts.get("evaluate.why.said", classes.get(best), share)
                : classes.get(best).equals(label) ? texts.get("evaluate.why.saidRight", classes.get(best), share)
                : texts.get("evaluate.why.saidWrong", classes.get(best), share, label);
    }

    /** The likeliest classes. */
    String scores(Why why, List<String> classes) {
        var figures = new Figures(texts);
        return IntStream.range(0, classes.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -why.probabilities()[k])).limit(SCORES)
                .map(k -> texts.get("evaluate.why.score", classes.get(k), figures.percent(why.probabilities()[k], 1)))
                .collect(Collectors.joining(texts.get("evaluate.why.score.next")));
    }

    /** What the colours mean. */
    String sight(Why why, List<String> classes) {
        if (why.sight().most() == 0) {
            return texts.get("evaluate.why.nothing");
        }
        return why.sight().kind() == Kind.ROLLOUT ? texts.get("evaluate.why.attention")
                : texts.get(why.sight().kind() == Kind.GRAD_CAM ? "evaluate.why.cam" : "evaluate.why.hidden",
                        classes.get(why.about()), classes.get(why.against()));
    }

    /** Which models of a cross-validation speak; empty for another run. */
    String whose(Why why, SplitSpec split) {
        return !(split instanceof SplitSpec.Folds) ? ""
                : why.folds() > 0 ? texts.get("evaluate.why.folds", why.folds()) : texts.get("evaluate.why.kept");
    }

    /** How the images that count were found. */
    String told(Why why, Support support, List<String> classes) {
        String key = "evaluate.why.told." + support.told().name().toLowerCase(Locale.ROOT);
        return texts.get(key, support.asked(), classes.get(why.about()), classes.get(why.against()));
    }

    String effect(Told told, Effect effect) {
        Figures figures = new Figures(texts);
        double odds = Math.exp(effect.change());
        return told == Told.NEAREST ? texts.get("evaluate.why.cosine", figures.number(effect.change(), 2))
                : texts.get("evaluate.why.odds", figures.number(odds, odds < 10 ? 2 : 0));
    }

    String heading(Why why, Told told, boolean helpful, List<String> classes) {
        return told == Told.NEAREST
                ? texts.get("evaluate.why.nearest", classes.get(helpful ? why.about() : why.against()))
                : texts.get(helpful ? "evaluate.why.helpful" : "evaluate.why.harmful", classes.get(why.about()));
    }

    private static int best(double[] p) {
        int best = 0;
        for (int k = 1; k < p.length; k++) {
            best = p[k] > p[best] ? k : best;
        }
        return best;
    }
}
