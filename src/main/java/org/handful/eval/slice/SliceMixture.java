package org.handful.eval.slice;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.handful.model.CancelToken;

/**
 * A mixture over what an image looks like, what it is and what it was taken for, whose components are candidate slices.
 *
 * <pre>
 * l = sum_i log sum_s  w_s  N(z_i; mu_s, diag v_s)  P(y_i|s)^g  P(yhat_i|s)^g       P(yhat_i|s) = sum_j p_ij q_sj
 * </pre>
 *
 * <p>Fitted by EM with soft predictions. Eyuboglu et al., "Domino: Discovering Systematic Errors with Cross-Modal
 * Embeddings", ICLR 2022; the released code names the initialisation by cells of the confusion matrix but does not have it:
 * {@link Slices} starts it so. g is 1 in that code; {@link Slices} takes it larger, as the paper's experiments do.
 *
 * @param weight [S]
 * @param mean [S][D], @param variance [S][D]
 * @param truth [S][K] P(y|s), @param predicted [S][K] q
 * @param share [n][S] how much each image belongs to each component, rows sum to 1
 * @param likelihood mean log-likelihood after each round
 */
public record SliceMixture(double[] weight, double[][] mean, double[][] variance, double[][] truth,
        double[][] predicted, double[][] share, double[] likelihood) {
    private static final double FLOOR = 1e-6;
    private static final double ENOUGH = 1e-3;
    private static final int ROUNDS = 100;
    private static final double EPSILON = Math.ulp(1.0);

    /**
     * @param z [n][D] embeddings, best reduced to few dimensions
     * @param y [n] classes, @param p [n][K] probabilities
     * @param start [n][S] shares to begin with
     * @param gamma weight of class and prediction against the embedding
     * @throws CancellationException when it is cancelled
     */
    public static SliceMixture fit(
            double[][] z, int[] y, double[][] p, double[][] start, double gamma, CancelToken token) {
        SliceMixture now = maximised(z, y, p, start);
        double[] history = new double[0];
        double[][] share = new double[z.length][];
        for (int round = 0; round < ROUNDS; round++) {
            token.throwIfCancelled();
            history = Arrays.copyOf(history, round + 1);
            history[round] = expected(now, z, y, p, gamma, share);
            if (round + 1 == ROUNDS || round > 0 && Math.abs(history[round] - history[round - 1]) < ENOUGH) {
                break;
            }
            now = maximised(z, y, p, share);
        }
        return new SliceMixture(now.weight, now.mean, now.variance, now.truth, now.predicted, share, history);
    }

    /** How far what is predicted and what is true lie apart in component s: the largest excess over classes of q over P(y|s). */
    public double gap(int s) {
        double most = 0;
        for (int k = 0; k < truth[s].length; k++) {
            most = Math.max(most, predicted[s][k] - truth[s][k]);
        }
        return most;
    }

    /** One M-step: the parameters that make the shares likeliest. */
    static SliceMixture maximised(double[][] z, int[] y, double[][] p, double[][] share) {
        int n = z.length;
        int s = share[0].length;
        int d = z[0].length;
        int k = p[0].length;
        double[] mass = new double[s];
        double[][] mean = new double[s][d];
        double[][] variance = new double[s][d];
        double[][] truth = new double[s][k];
        double[][] predicted = new double[s][k];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < s; c++) {
                double r = share[i][c];
                mass[c] += r;
                truth[c][y[i]] += r;
                for (int j = 0; j < d; j++) {
                    mean[c][j] += r * z[i][j];
                }
                for (int j = 0; j < k; j++) {
                    predicted[c][j] += r * p[i][j];
                }
            }
        }
        for (int c = 0; c < s; c++) {
            mass[c] += 10 * EPSILON;
            scale(mean[c], 1 / mass[c]);
            scale(truth[c], 1 / mass[c]);
            scale(predicted[c], 1 / mass[c]);
        }
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < s; c++) {
                for (int j = 0; j < d; j++) {
                    double off = z[i][j] - mean[c][j];
                    variance[c][j] += share[i][c] * off * off;
                }
            }
        }
        double[] weight = new double[s];
        for (int c = 0; c < s; c++) {
            weight[c] = mass[c] / n;
            for (int j = 0; j < d; j++) {
                variance[c][j] = variance[c][j] / mass[c] + FLOOR;
            }
        }
        return new SliceMixture(weight, mean, variance, truth, predicted, share, new double[0]);
    }

    /** One E-step. @param share receives the new shares; @return mean log-likelihood */
    static double expected(SliceMixture m, double[][] z, int[] y, double[][] p, double gamma, double[][] share) {
        int s = m.weight.length;
        int d = z[0].length;
        double[] constant = new double[s];
        for (int c = 0; c < s; c++) {
            constant[c] = Math.log(m.weight[c]) - 0.5 * d * Math.log(2 * Math.PI);
            for (double v : m.variance[c]) {
                constant[c] -= 0.5 * Math.log(v);
            }
        }
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double[] log = new double[s];
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < s; c++) {
                double square = 0;
                for (int j = 0; j < d; j++) {
                    double off = z[i][j] - m.mean[c][j];
                    square += off * off / m.variance[c][j];
                }
                double called = EPSILON;
                for (int k = 0; k < p[i].length; k++) {
                    called += p[i][k] * m.predicted[c][k];
                }
                log[c] = constant[c] - 0.5 * square
                        + gamma * (Math.log(Math.max(m.truth[c][y[i]], Double.MIN_NORMAL)) + Math.log(called));
                max = Math.max(max, log[c]);
            }
            double total = 0;
            for (int c = 0; c < s; c++) {
                total += Math.exp(log[c] - max);
            }
            double whole = max + Math.log(total);
            for (int c = 0; c < s; c++) {
                log[c] = Math.exp(log[c] - whole);
            }
            share[i] = log;
            sum += whole;
        }
        return sum / z.length;
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
