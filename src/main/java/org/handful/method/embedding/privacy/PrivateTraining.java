package org.handful.method.embedding.privacy;

import java.util.Arrays;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.privacy.PrivateNoise;
import org.handful.method.Head;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.trained.TrainingLoop;
import org.handful.method.privacy.PrivacySpent;
import org.handful.model.LabelledEmbeddings;

/** One training of a {@link PrivateHeadMethod}. Not thread-safe. */
final class PrivateTraining implements TrainingLoop.Model {
    private final PrivateHeadMethod.Config config;
    private final PrivacySpent spent;
    private final PrivateNoise noise;
    private final int[] labels;
    private final int n;
    private final int dim;
    private final int classes;
    /** Rows of length 1, transposed: [D, N]. */
    private final double[] columns;
    private final ClippedGradients gradients;
    /** [K, D + 1]: W with b behind it. */
    private final double[] weight;
    private final double[] momentum;
    private int done;

    PrivateTraining(LabelledEmbeddings support, PrivateHeadMethod.Config config, PrivacySpent spent, long seed) {
        this.config = config;
        this.spent = spent;
        noise = spent.noise().open(seed);
        labels = support.y();
        n = labels.length;
        dim = support.x().dim();
        classes = support.classes();
        double[] x = new Normaliser(Normalisation.NONE, new double[0]).apply(PrivateHead.prepared(support.x()));
        columns = Matrices.transpose(x, n, dim);
        gradients = new ClippedGradients(x, n, dim);
        weight = new double[Math.multiplyExact(classes, dim + 1)];
        momentum = new double[weight.length];
    }

    @Override
    public double[] step(int step) {
        double[] z = new double[classes * n];
        for (int k = 0; k < classes; k++) {
            Arrays.fill(z, k * n, (k + 1) * n, weight[k * (dim + 1) + dim]);
        }
        Matrices.addProduct(weight, 0, dim + 1, columns, 0, n, z, 0, n, classes, dim, n);
        double right = right(z);
        double[] logLoss = new double[n];
        Softmax.columns(z, classes, n, n, labels, 0, logLoss);
        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss += logLoss[i];
            z[labels[i] * n + i] -= 1;
        }
        update(z, step);
        return new double[] {loss / n, right / n};
    }

    private void update(double[] e, int step) {
        double clip = config.budget().clip();
        double[] factors = gradients.factors(e, clip);
        double share = config.share();
        if (share < 1) {
            boolean[] chosen = noise.chosen(n, share, step);
            for (int i = 0; i < n; i++) {
                factors[i] = chosen[i] ? factors[i] : 0;
            }
        }
        double[] g = gradients.sum(e, factors);
        double[] drawn = noise.gaussian(g.length, step);
        double expected = expected();
        done = step;
        for (int j = 0; j < g.length; j++) {
            momentum[j] = config.momentum() * momentum[j] + (g[j] + spent.sigma() * clip * drawn[j]) / expected;
            weight[j] -= config.learningRate() * momentum[j];
        }
    }

    @Override
    public Head head() {
        double[] w = new double[classes * dim];
        double[] b = new double[classes];
        double soft = softened();
        for (int k = 0; k < classes; k++) {
            for (int j = 0; j < dim; j++) {
                w[k * dim + j] = soft * weight[k * (dim + 1) + j];
            }
            b[k] = soft * weight[k * (dim + 1) + dim];
        }
        return PrivateHead.of(PrivateHeadMethod.ID, w, b);
    }

    @Override
    public double learningRate() {
        return config.learningRate();
    }

    /**
     * Noise lends certainty to answers that have none. How much of it is in the weights is known, so the mean answer over
     * it is too: logits divided by sqrt(1 + pi v / 8), v their variance (MacKay, The evidence framework applied to
     * classification networks, 1992). The order of the classes stays, and no privacy is spent.
     */
    private double softened() {
        double sum = 0;
        double carried = 0;
        for (int t = 0; t < done; t++) {
            carried = 1 + config.momentum() * carried;
            sum += carried * carried;
        }
        double each = config.learningRate() * spent.sigma() * config.budget().clip() / expected();
        // An embedding of length 1, and the bias.
        return 1 / Math.sqrt(1 + Math.PI / 8 * 2 * each * each * sum);
    }

    /** By the expected number, not by how many were drawn: that number is one of the secrets. */
    private double expected() {
        return Math.max(1, Math.floor(n * config.share()));
    }

    private double right(double[] z) {
        int right = 0;
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = z[k * n + i] > z[best * n + i] ? k : best;
            }
            right += best == labels[i] ? 1 : 0;
        }
        return right;
    }
}
