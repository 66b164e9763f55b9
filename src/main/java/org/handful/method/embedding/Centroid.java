package org.handful.method.embedding;

import com.google.auto.service.AutoService;
import org.handful.error.HandfulException;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Setting;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * Nearest class mean: p_k is the mean of the normalised support embeddings of class k, and
 *
 * <pre>
 * cosine:     p(k | x) = softmax_k( s cos(n(x), p_k) )
 * euclidean:  p(k | x) = softmax_k( -s/2 |n(x) - p_k|^2 )
 * </pre>
 *
 * <p>Snell, Swersky and Zemel, "Prototypical Networks for Few-shot Learning", NeurIPS 2017 (inference only); Wang,
 * Chao, Weinberger and van der Maaten, "SimpleShot", arXiv 1911.04623, 2019. SimpleShot measures Euclidean distance to
 * the unnormalised mean; here that is {@code metric=euclidean}, while the default compares directions, which is the
 * better of the two on unequal mean lengths. ProtoNet takes the softmax of bare squared distances; with embeddings of
 * length 1 that is all but uniform, so the scale s is chosen by leave-one-out on the support set (the mean of a class
 * without the image that is asked about). Where a class has one image only, s is such that the average class mean is
 * {@value #NATS} nats from the next, which gave the best likelihood of 6, 8, 10 and 14 over 1-shot episodes of
 * photographs of objects, scenes and waste.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Centroid implements EmbeddingMethod<Centroid.Config> {
    /** Distance between class means in nats where nothing can be left out. */
    static final double NATS = 10;

    private static final double ROUNDING = 1e-12;

    /** How near is measured. */
    public enum Metric {
        COSINE,
        EUCLIDEAN
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Distance", help = "How the nearest class mean is found: by the angle between embeddings, "
                    + "or by straight distance.") Metric metric,
            @Setting(label = "Normalise", help = Normalisation.HELP) Normalisation normalise) {}

    @Override
    public String id() {
        return "centroid";
    }

    @Override
    public String title() {
        return "Nearest class mean";
    }

    @Override
    public String summary() {
        return "Compares an image with the average of each class; instant, and hard to beat with one to five images "
                + "per class.";
    }

    @Override
    public String citation() {
        return "Snell, Swersky, Zemel: Prototypical Networks for Few-shot Learning, NeurIPS 2017; "
                + "Wang, Chao, Weinberger, van der Maaten: SimpleShot, arXiv 1911.04623, 2019";
    }

    @Override
    public Config defaults() {
        return new Config(Metric.COSINE, Normalisation.L2);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        int dim = support.x().dim();
        boolean cosine = config.metric() == Metric.COSINE;
        Normaliser normaliser = Normaliser.of(config.normalise(), support.x());
        double[] sums = Support.sums(support, normaliser);
        int[] counts = support.counts();
        double[] means = sums.clone();
        for (int k = 0; k < counts.length; k++) {
            toMean(means, k * dim, dim, counts[k], cosine);
        }
        context.cancel().throwIfCancelled();
        double scale = scale(support, normaliser, sums, means, cosine);
        return Fit.of(head(normaliser, means, dim, scale, cosine));
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }

    /** The scale s of cosines with the class means of a support set. */
    public static double cosineScale(LabelledEmbeddings support, Normaliser normaliser) {
        int dim = support.x().dim();
        double[] sums = Support.sums(support, normaliser);
        double[] means = sums.clone();
        int[] counts = support.counts();
        for (int k = 0; k < counts.length; k++) {
            toMean(means, k * dim, dim, counts[k], true);
        }
        return scale(support, normaliser, sums, means, true);
    }

    private static double scale(
            LabelledEmbeddings support, Normaliser normaliser, double[] sums, double[] means, boolean cosine) {
        return Support.canLeaveOneOut(support)
                ? leaveOneOutScale(support, normaliser, sums, cosine)
                : Temperature.byDistance(
                        NATS, Support.meanSquaredDistance(means, support.classes(), support.x().dim()));
    }

    private static void toMean(double[] sum, int offset, int dim, int count, boolean cosine) {
        for (int j = offset; j < offset + dim; j++) {
            sum[j] /= count;
        }
        if (cosine) {
            Vectors.unit(sum, offset, dim);
        }
    }

    /**
     * The mean of the own class is taken without the image. With S the sum of the n images of a class, that mean has the
     * direction S - x and the distance |n x - S| / (n - 1), so that inner products with S are all that is needed.
     */
    private static double leaveOneOutScale(
            LabelledEmbeddings support, Normaliser normaliser, double[] sums, boolean cosine) {
        int dim = support.x().dim();
        int[] counts = support.counts();
        int[] asked = Support.spread(support.y().length, Temperature.MOST_ROWS);
        double[][] scores = new double[asked.length][counts.length];
        int[] labels = new int[asked.length];
        double[] squares = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            squares[k] = Vectors.dot(sums, k * dim, sums, k * dim, dim);
        }
        for (int i = 0; i < asked.length; i++) {
            labels[i] = support.y()[asked[i]];
            double[] x = normaliser.apply(support.x(), asked[i], 1);
            double square = Vectors.dot(x, x);
            double[] z = scores[i];
            Matrices.timesVector(sums, counts.length, dim, x, z);
            for (int k = 0; k < z.length; k++) {
                double n = counts[k];
                boolean own = k == labels[i];
                z[k] = cosine
                        ? cosine(own ? z[k] - square : z[k], square,
                                own ? squares[k] - 2 * z[k] + square : squares[k], squares[k])
                        : own
                        ? -0.5 * (n * n * square - 2 * n * z[k] + squares[k]) / ((n - 1) * (n - 1))
                        : -0.5 * (square - 2 * z[k] / n + squares[k] / (n * n));
            }
        }
        return Temperature.fit(scores, labels, new double[counts.length]);
    }

    /** 0 where what is left of a sum is rounding. */
    private static double cosine(double inner, double square, double sumSquare, double whole) {
        return sumSquare <= ROUNDING * whole || square == 0 ? 0 : inner / Math.sqrt(square * sumSquare);
    }

    /** Both metrics are linear in n(x), up to a term that all classes share. */
    private static Head head(Normaliser normaliser, double[] means, int dim, double scale, boolean cosine) {
        double[] weight = new double[means.length];
        double[] bias = new double[means.length / dim];
        Vectors.axpy(scale, means, weight);
        if (cosine) {
            Normaliser direction = normaliser.kind() == Normalisation.CL2N
                    ? normaliser
                    : new Normaliser(Normalisation.L2, normaliser.centre());
            return new LinearHead("centroid", direction, weight, bias);
        }
        for (int k = 0; k < bias.length; k++) {
            bias[k] = -0.5 * scale * Vectors.dot(means, k * dim, means, k * dim, dim);
        }
        return new LinearHead("centroid", normaliser, weight, bias);
    }
}
