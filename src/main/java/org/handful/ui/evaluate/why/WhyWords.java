package org.handful.ui.evaluate.why;

import java.util.List;
import org.handful.run.why.Why;
import org.handful.run.why.Why.Effect;
import org.handful.run.why.Why.Kind;
import org.handful.run.why.Why.Told;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** An explanation in words. */
record WhyWords(Texts texts) {
    /** What the run says, and what it should say. @param label null without one */
    String said(Why why, List<String> classes, String label) {
        int best = best(why.probabilities());
        String share = new Figures(texts).percent(why.probabilities()[best], 0);
        return label == null ? texts.get("evaluate.why.said", classes.get(best), share)
                : classes.get(best).equals(label) ? texts.get("evaluate.why.saidRight", classes.get(best), share)
                : texts.get("evaluate.why.saidWrong", classes.get(best), share, label);
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

    /** How the images that count were found. */
    String told(Why why, List<String> classes) {
        String key = "evaluate.why.told." + why.support().told().name().toLowerCase(java.util.Locale.ROOT);
        return texts.get(key, why.support().asked(), classes.get(why.about()), classes.get(why.against()));
    }

    String effect(Why why, Effect effect) {
        Figures figures = new Figures(texts);
        return why.support().told() == Told.NEAREST
                ? texts.get("evaluate.why.cosine", figures.number(effect.change(), 2))
                : texts.get("evaluate.why.odds", figures.number(Math.exp(effect.change()), Math.abs(effect.change()) < 0.1
                        ? 2 : 1));
    }

    String heading(Why why, boolean helpful, List<String> classes) {
        return why.support().told() == Told.NEAREST
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
