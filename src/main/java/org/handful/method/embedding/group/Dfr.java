package org.handful.method.embedding.group;

import com.google.auto.service.AutoService;
import java.util.Random;
import org.handful.error.HandfulException;
import org.handful.math.SeededRandom;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Support;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Deep feature reweighting, the last layer fitted anew to images of which every group, class by attribute value, has the
 * same number: the mean of several heads, each
 *
 * <pre>
 * argmin over W, b of  C sum_i -log softmax(W (x_i - m) / s + b)_{y_i} + sum |W|
 * </pre>
 *
 * <p>on another random subset with as many images of each group as the smallest has; m and s are mean and deviation of
 * each feature. C is the one of {1, .7, .3, .1, .07, .03, .01} whose head, fitted to half of each group, is right most
 * often in the worst group of the other half, the first of equals.
 *
 * <p>Kirichenko, Izmailov and Wilson, "Last Layer Re-Training is Sufficient for Robustness to Spurious Correlations",
 * ICLR 2023. The paper fits to images that the network was not trained on; a frozen backbone has seen none. Its solver
 * treats each class against the rest and penalises intercepts; this one does neither. With fewer than {@value #FEW}
 * images in the smallest group a subset would hold next to nothing: all images are then used, weighted by group, with a
 * squared penalty and the same C for all.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Dfr implements EmbeddingMethod<Dfr.Config> {
    static final int FEW = 5;

    /** The settings. */
    public record Config(
            @Setting(label = "Attribute", help = Groups.ATTRIBUTE, min = 0, max = 1000) int attribute,
            @Setting(label = "Subsets", help = "How many heads are averaged, each on another balanced subset.", min = 1,
                    max = 1000, advanced = true) int subsets,
            @Setting(label = "C for small groups", help = "How much the images count against the wish for small weights "
                    + "where the smallest group has fewer than five.", min = 1e-6, max = 1e6, advanced = true)
            double c) {}

    @Override
    public String id() {
        return "dfr";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.GROUPS;
    }

    @Override
    public String title() {
        return "Deep feature reweighting (DFR)";
    }

    @Override
    public String summary() {
        return "Averages sparse heads, each fitted to as many images of every class and attribute value; for five or "
                + "more images in the smallest group.";
    }

    @Override
    public String citation() {
        return "Kirichenko, Izmailov, Wilson: Last Layer Re-Training is Sufficient for Robustness to Spurious "
                + "Correlations, ICLR 2023";
    }

    @Override
    public Config defaults() {
        return new Config(1, 20, 0.01);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Groups groups = Groups.of(support, context, config.attribute());
        var features = Standardised.of(support.x());
        if (groups.smallest() < FEW) {
            return features.weighted(id(), support, groups.weights(), config.c(), context);
        }
        Random random = SeededRandom.of(context.seed(), "subsets");
        var fitting = new SparseFit(features, support, groups, context);
        double c = fitting.chosen(random);
        double[] sum = new double[support.classes() * (support.x().dim() + 1)];
        double[] last = new double[sum.length];
        int heads = 0;
        boolean stopped = false;
        while (heads < config.subsets() && !stopped) {
            // Whoever stops gets the mean of the heads that are whole by then: the first one always.
            last = heads == 0 ? fitting.solve(fitting.balanced(random), c, last, () -> true)
                    : fitting.solve(fitting.balanced(random), c, last, fitting.untilStopped());
            stopped = context.cancel().stopRequested();
            if (heads == 0 || !stopped) {
                Vectors.axpy(1.0 / config.subsets(), last, sum);
                heads++;
            }
        }
        for (int i = 0; i < sum.length && heads < config.subsets(); i++) {
            sum[i] *= (double) config.subsets() / heads;
        }
        return Fit.of(features.head(id(), sum, support.classes()), heads < config.subsets());
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }
}
