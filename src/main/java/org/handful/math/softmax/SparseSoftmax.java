package org.handful.math.softmax;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.handful.math.Vectors;

/**
 * Multinomial logistic regression with an absolute penalty, which leaves most weights exactly zero,
 *
 * <pre>
 * min over W, b of  C sum_i -log softmax(W x_i + b)_{y_i} + sum |W|
 * </pre>
 *
 * <p>by the accelerated proximal gradient (Beck and Teboulle, "FISTA", SIAM J. Imaging Sciences 2009), begun anew where
 * it would climb. The intercept carries no penalty. Steps have length 1 / L with L = C v / 2 the bound on the curvature,
 * v the largest eigenvalue of the samples with a column of ones.
 */
public final class SparseSoftmax {
    private static final int POWER_STEPS = 30;
    private static final double STILL = 1e-5;

    private SparseSoftmax() {}

    /**
     * @param x [n, dim]
     * @param start W [K, dim] row by row, then b [K]; not changed
     * @param goOn asked after every step
     */
    public static double[] minimise(double[] x, int[] labels, int classes, double c, double[] start, int most,
            BooleanSupplier goOn) {
        int n = labels.length;
        int dim = x.length / n;
        var smooth = new SoftmaxRegression(DenseDesign.of(x, n, dim), labels, classes, c);
        double rate = 1 / (0.5 * c * largest(x, n, dim) * 1.02);
        double[] now = start.clone();
        double[] ahead = start.clone();
        double[] gradient = new double[now.length];
        double momentum = 1;
        for (int step = 0; step < most && goOn.getAsBoolean(); step++) {
            smooth.evaluate(ahead, gradient);
            double[] next = new double[now.length];
            double moved = 0;
            double length = 0;
            double along = 0;
            for (int j = 0; j < next.length; j++) {
                boolean weight = j < classes * dim;
                // The gradient holds that of the squared penalty, which is no part of this problem.
                double v = ahead[j] - rate * (gradient[j] - (weight ? ahead[j] : 0));
                next[j] = weight ? Math.signum(v) * Math.max(0, Math.abs(v) - rate) : v;
                moved += (next[j] - now[j]) * (next[j] - now[j]);
                length += next[j] * next[j];
                along += (ahead[j] - next[j]) * (next[j] - now[j]);
            }
            double following = along > 0 ? 1 : 0.5 * (1 + Math.sqrt(1 + 4 * momentum * momentum));
            double push = along > 0 ? 0 : (momentum - 1) / following;
            for (int j = 0; j < next.length; j++) {
                ahead[j] = next[j] + push * (next[j] - now[j]);
            }
            momentum = following;
            now = next;
            if (moved <= STILL * STILL * length) {
                break;
            }
        }
        return now;
    }

    /** The largest eigenvalue of X^T X with a column of ones added to X, by the power method. */
    private static double largest(double[] x, int n, int dim) {
        double[] v = new double[dim];
        Arrays.fill(v, 1 / Math.sqrt(dim + 1.0));
        double ones = v[0];
        double value = 0;
        for (int step = 0; step < POWER_STEPS; step++) {
            double[] next = new double[dim];
            double nextOnes = 0;
            for (int i = 0; i < n; i++) {
                double u = Vectors.dot(x, i * dim, v, 0, dim) + ones;
                for (int j = 0; j < dim; j++) {
                    next[j] += u * x[i * dim + j];
                }
                nextOnes += u;
            }
            value = Math.sqrt(Vectors.dot(next, next) + nextOnes * nextOnes);
            for (int j = 0; j < dim; j++) {
                v[j] = next[j] / Math.max(value, Vectors.TINY);
            }
            ones = nextOnes / Math.max(value, Vectors.TINY);
        }
        return Math.max(value, n);
    }
}
