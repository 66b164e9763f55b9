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
 * Ridge regression of one-hot labels H [N, K] on centred embeddings X [N, D]:
 *
 * <pre>
 * W = (X^T X + lambda I)^-1 X^T (H - h),   b = h - W m,   p(k | x) = softmax_k( s (w_k x + b_k) )
 * </pre>
 *
 * <p>Hoerl and Kennard, "Ridge Regression", Technometrics 1970; as few-shot head: Bertinetto, Henriques, Torr and
 * Vedaldi, "Meta-learning with differentiable closed-form solvers", ICLR 2019. What the head would say about each image
 * without having seen it has a closed form (Allen's PRESS), so lambda, one of 1e-4 to 1e4, is the one with the least
 * squared left-out residual, the largest among equals; s comes from the same left-out scores. Neither can be had where
 * a class has one image: lambda is then the setting, and s makes class means {@value Centroid#NATS} nats apart.
 *
 * <p>With balanced classes an image counts 1 / n_k, so that a class with many images does not push the others aside.
 */
@AutoService(AdaptationMethod.class)
@SuppressWarnings("rawtypes")
public final class Ridge implements EmbeddingMethod<Ridge.Config> {
    private static final double[] GRID = {1e4, 1e3, 1e2, 10, 1, 0.1, 1e-2, 1e-3, 1e-4};

    /** The settings. */
    public record Config(
            @Setting(label = "Choose the penalty", help = "Takes the penalty with which left-out images are predicted "
                    + "best; otherwise the one below.") boolean choose,
            @Setting(label = "Penalty", help = "How strongly weights are kept small when the penalty is not chosen, or "
                    + "cannot be because a class has one image.", min = 1e-6, max = 1e6) double lambda,
            @Setting(label = "Balance classes", help = "Lets every class count the same, however many images it has.")
            boolean balance,
            @Setting(label = "Normalise", help = Normalisation.HELP, advanced = true) Normalisation normalise) {}

    @Override
    public String id() {
        return "ridge";
    }

    @Override
    public String title() {
        return "Ridge regression";
    }

    @Override
    public String summary() {
        return "Fits flat boundaries by least squares in closed form, and sets their smoothness by what it would have "
                + "said about each image without it.";
    }

    @Override
    public String citation() {
        return "Hoerl, Kennard: Ridge Regression, Technometrics 1970; Bertinetto, Henriques, Torr, Vedaldi: "
                + "Meta-learning with differentiable closed-form solvers, ICLR 2019";
    }

    @Override
    public Config defaults() {
        return new Config(true, 1, true, Normalisation.L2);
    }

    @Override
    public Fit<Head> fit(LabelledEmbeddings support, Config config, FitContext context) throws HandfulException {
        Support.check(support);
        context.cancel().throwIfCancelled();
        int n = support.y().length;
        Normaliser normaliser = Normaliser.of(config.normalise(), support.x());
        double[] rowWeight = new double[n];
        int[] counts = support.counts();
        Arrays.setAll(rowWeight, i -> config.balance() ? (double) n / counts.length / counts[support.y()[i]] : 1);
        var solution = new RidgeSolution(support, normaliser, rowWeight);
        context.cancel().throwIfCancelled();
        double lambda = config.lambda();
        double scale;
        double[] weight;
        if (Support.canLeaveOneOut(support)) {
            int[] asked = Support.spread(n, Temperature.MOST_ROWS);
            lambda = config.choose() ? chosen(solution, support.y(), asked) : lambda;
            int[] labels = Arrays.stream(asked).map(i -> support.y()[i]).toArray();
            scale = Temperature.fit(solution.leaveOneOut(lambda, asked), labels, new double[counts.length]);
            weight = solution.weight(lambda);
        } else {
            weight = solution.weight(lambda);
            double apart = spread(Support.means(support, normaliser), weight, counts.length, support.x().dim());
            scale = apart > 0 ? Centroid.NATS / apart : 1;
        }
        double[] bias = solution.bias(weight);
        return Fit.of(new LinearHead(id(), normaliser, Vectors.scaled(weight, scale), Vectors.scaled(bias, scale)));
    }

    @Override
    public Head restore(HeadState state) {
        return LinearHead.restore(state);
    }

    private static double chosen(RidgeSolution solution, int[] labels, int[] asked) {
        double best = Double.POSITIVE_INFINITY;
        double chosen = GRID[0];
        for (double lambda : GRID) {
            double[][] scores = solution.leaveOneOut(lambda, asked);
            double sum = 0;
            for (int i = 0; i < asked.length; i++) {
                for (int k = 0; k < scores[i].length; k++) {
                    double r = scores[i][k] - (labels[asked[i]] == k ? 1 : 0);
                    sum += r * r;
                }
            }
            if (sum < best) {
                best = sum;
                chosen = lambda;
            }
        }
        return chosen;
    }

    /** By how much the score of a class at its mean exceeds that of another there, on average. */
    private static double spread(double[] means, double[] weight, int classes, int dim) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            for (int l = 0; l < classes; l++) {
                for (int j = 0; j < dim; j++) {
                    sum += (weight[k * dim + j] - weight[l * dim + j]) * means[k * dim + j];
                }
            }
        }
        return classes < 2 ? 0 : sum / classes / (classes - 1);
    }
}
