package org.handful.method.embedding.group;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import org.handful.error.HandfulException;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.MethodFamily;
import org.handful.method.Setting;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Distributionally robust optimisation over groups, class by attribute value: the worse a group fares the more it counts.
 * From uniform q and W = 0, so many times, with L_g the mean cross-entropy of group g and n_g its images:
 *
 * <pre>
 * q_g proportional to q_g exp(eta (L_g + K / sqrt(n_g))),   one step of gradient descent on sum_g q_g L_g + lambda/2 |W|^2
 * </pre>
 *
 * <p>Sagawa, Koh, Hashimoto and Liang, "Distributionally Robust Neural Networks for Group Shifts", ICLR 2020, who warn that
 * it needs strong regularisation: a head that gets every image right has no worst group left. They draw batches; a handful
 * of images is one. Steps have the length at which descent on cross-entropy never overshoots, 2 / (D + 1 + 2 lambda) for
 * embeddings of root-mean-square 1, so there is no rate to set. q is kept as logarithms, which do not underflow.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class GroupDro implements EmbeddingMethod<GroupDro.Config> {
    /** The settings. */
    public record Config(
            @Setting(label = "Attribute", help = Groups.ATTRIBUTE, min = 0, max = 1000) int attribute,
            @Setting(label = "Group step", help = "How fast weight moves to the groups that fare worst; 0 counts all "
                    + "groups the same.", min = 0, max = 10) double eta,
            @Setting(label = "Adjustment", help = "Counts small groups as worse than they look, as they generalise "
                    + "worse.", min = 0, max = 100, advanced = true) double adjustment,
            @Setting(label = "Weight decay", help = "How strongly weights are drawn to zero; groups need it when the head "
                    + "gets every support image right.", min = 0, max = 1000) double decay,
            @Setting(label = "Steps", help = "How often the head is corrected.", min = 0, max = 100_000,
                    unit = "steps") int steps) {}

    @Override
    public String id() {
        return "group-dro";
    }

    @Override
    public MethodFamily family() {
        return MethodFamily.GROUPS;
    }

    @Override
    public String title() {
        return "Group DRO";
    }

    @Override
    public String summary() {
        return "Linear head that works on whichever class and attribute value fares worst, step by step; for spurious "
                + "attributes that are known.";
    }

    @Override
    public String citation() {
        return "Sagawa, Koh, Hashimoto, Liang: Distributionally Robust Neural Networks for Group Shifts, ICLR 2020";
    }

    @Override
    public Config defaults() {
        return new Config(1, 0.01, 0, 0.1, 1000);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        Normaliser normaliser = new Normaliser(Normalisation.RMS, new double[0]);
        Groups groups = Groups.of(support, context, config.attribute());
        int n = support.y().length;
        int dim = support.x().dim();
        int classes = support.classes();
        double[] x = normaliser.apply(support.x());
        double[] columns = Matrices.transpose(x, n, dim);
        double[] weight = new double[classes * dim];
        double[] bias = new double[classes];
        double[] logQ = new double[groups.counts().length];
        double rate = 2 / (dim + 1 + 2 * config.decay());
        int step = 0;
        for (; step < config.steps() && !context.cancel().stopRequested(); step++) {
            context.cancel().betweenSteps();
            double[] z = Matrices.product(weight, columns, classes, dim, n);
            for (int i = 0; i < z.length; i++) {
                z[i] += bias[i / n];
            }
            double[] loss = new double[n];
            Softmax.columns(z, classes, n, n, support.y(), 0, loss);
            double[] q = raised(logQ, losses(loss, groups), groups.counts(), config.eta(), config.adjustment());
            double[] biasGradient = new double[classes];
            for (int i = 0; i < z.length; i++) {
                int row = i % n;
                int g = groups.of()[row];
                z[i] = q[g] / groups.counts()[g] * (z[i] - (support.y()[row] == i / n ? 1 : 0));
                biasGradient[i / n] += z[i];
            }
            double[] gradient = Matrices.product(z, x, classes, n, dim);
            Vectors.axpy(config.decay(), weight, gradient);
            Vectors.axpy(-rate, gradient, weight);
            Vectors.axpy(-rate, biasGradient, bias);
        }
        return Fit.of(new LinearHead(id(), normaliser, weight, bias), step < config.steps());
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }

    /** Mean loss of each group. */
    private static double[] losses(double[] loss, Groups groups) {
        double[] mean = new double[groups.counts().length];
        for (int i = 0; i < loss.length; i++) {
            mean[groups.of()[i]] += loss[i] / groups.counts()[groups.of()[i]];
        }
        return mean;
    }

    /** Moves log q, and gives q. */
    static double[] raised(double[] logQ, double[] losses, int[] counts, double eta, double adjustment) {
        for (int g = 0; g < logQ.length; g++) {
            logQ[g] += eta * (losses[g] + adjustment / Math.sqrt(counts[g]));
        }
        double[] q = logQ.clone();
        Softmax.inPlace(q);
        double largest = Arrays.stream(logQ).max().orElse(0);
        for (int g = 0; g < logQ.length; g++) {
            logQ[g] -= largest;
        }
        return q;
    }
}
