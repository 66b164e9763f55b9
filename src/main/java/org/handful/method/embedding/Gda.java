package org.handful.method.embedding;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import org.handful.error.HandfulException;
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
 * Gaussian discriminant analysis: every class a Gaussian about its mean, one covariance for all, shrunk because the
 * images are few. With the covariance of deviations from class means, S' = Z^T Z / (N - 1),
 *
 * <pre>
 * P   = D ((N - 1) S' + tr(S') I)^-1
 * w_k = P mu_k,   b_k = log pi_k - 1/2 mu_k^T P mu_k
 * p(k | x) = softmax_k( s (w_k x - 1/2 mu_k^T P mu_k) + log pi_k )
 * </pre>
 *
 * <p>Wang, Liang, Sheng, He, Wang and Tan, "A Hard-to-Beat Baseline for Training-Free CLIP-Based Adaptation", ICLR
 * 2024; the shrinkage is the empirical Bayes ridge of Kubokawa and Srivastava (2008). The covariance is over N - 1, as in
 * the authors' code, not N - K. Embeddings are scaled to length 1 before anything else, as there.
 *
 * <p>Where the source brings embeddings t_k of the class names, the logits are those of the paper, 100 cos(x, t_k) +
 * alpha (w_k x + b_k). The authors tune alpha on a validation set; here it is the smallest of 1e-4 to 100 with which
 * most left-out images are right, or 1 when a class has one image, and s scales the sum. Without text there is nothing
 * to mix.
 *
 * <p>P is about D / (N - 1) times a precision, which leaves the ranking of classes alone but makes raw probabilities
 * all but certain; s is therefore chosen by leave-one-out in closed form. With class frequencies for pi, P is first
 * multiplied by (N - 1) / D, or the prior would count for nothing. If no class has two different images there is no
 * spread to estimate and P = I: the nearest class mean.
 */
@AutoService(AdaptationMethod.class)
public final class Gda implements EmbeddingMethod<Gda.Config> {
    /** What is believed about the classes before an image is seen. */
    public enum Prior {
        UNIFORM,
        FREQUENCY
    }

    /** The settings. */
    public record Config(
            @Setting(label = "Normalise", help = Normalisation.HELP) Normalisation normalise,
            @Setting(label = "Class prior", help = "Whether all classes are equally likely beforehand, or as likely as "
                    + "they are frequent in the support set.") Prior prior,
            @Setting(label = "Choose the weight", help = "With embeddings of the class names: takes the weight of the "
                    + "images with which most left-out images are right.", advanced = true) boolean choose,
            @Setting(label = "Weight of the images", help = "With embeddings of the class names: how much the images "
                    + "count beside the names when the weight is not chosen.", min = 0, max = 1000, advanced = true)
            double alpha) {
        public Config(Normalisation normalise, Prior prior) {
            this(normalise, prior, true, 1);
        }
    }

    @Override
    public String id() {
        return "gda";
    }

    @Override
    public String title() {
        return "Gaussian discriminant analysis";
    }

    @Override
    public String summary() {
        return "Like the nearest class mean, but learns which directions vary within a class and counts them less; "
                + "closed form, no training.";
    }

    @Override
    public String citation() {
        return "Wang, Liang, Sheng, He, Wang, Tan: A Hard-to-Beat Baseline for Training-Free CLIP-Based Adaptation, "
                + "ICLR 2024";
    }

    @Override
    public Config defaults() {
        return new Config(Normalisation.L2, Prior.UNIFORM);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        int n = support.y().length;
        int[] counts = support.counts();
        boolean askable = Support.canLeaveOneOut(support);
        TextWeights text = TextWeights.of(context, support);
        Normaliser normaliser = Normaliser.of(text == null ? config.normalise() : Normalisation.L2, support.x());
        int[] asked = askable ? Support.spread(n, Temperature.MOST_ROWS) : new int[0];
        SharedCovariance shared = SharedCovariance.of(support, normaliser, asked);
        context.cancel().throwIfCancelled();
        double[] logPrior = new double[counts.length];
        double unit = 1;
        if (config.prior() == Prior.FREQUENCY) {
            unit = shared.ridge() > 0 ? (n - 1.0) / shared.dim() : 1;
            for (int k = 0; k < counts.length; k++) {
                logPrior[k] = Math.log((double) counts[k] / n);
            }
        }
        if (text != null) {
            return Fit.of(new GdaWithText(text, support, normaliser).head(shared, unit, logPrior, config));
        }
        double scale = unit * scale(support, normaliser, shared, askable, logPrior, unit);
        return Fit.of(new LinearHead(id(), normaliser, scaled(shared.weight(), scale),
                sum(scaled(shared.bias(), scale), logPrior)));
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }

    private static double scale(LabelledEmbeddings support, Normaliser normaliser, SharedCovariance shared,
            boolean askable, double[] logPrior, double unit) {
        if (!askable || shared.ridge() == 0) {
            return Temperature.byDistance(Centroid.NATS, unit * shared.meanSquaredDistance());
        }
        double[][] scores = shared.leaveOneOut(support, normaliser);
        int[] labels = new int[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = support.y()[shared.asked()[i]];
            scores[i] = scaled(scores[i], unit);
        }
        return Temperature.fit(scores, labels, logPrior);
    }

    static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(v -> factor * v).toArray();
    }

    static double[] sum(double[] a, double[] b) {
        double[] out = a.clone();
        Vectors.axpy(1, b, out);
        return out;
    }
}
