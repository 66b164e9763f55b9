package org.handful.math.softmax;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.math.Matrices;
import org.handful.math.Objective;
import org.handful.math.Softmax;
import org.handful.math.Vectors;

/**
 * The objective of {@link SoftmaxRegression} for fewer samples than features. By the representer theorem the optimal
 * weights are W = A X with one row of coefficients A [K, N] per class, so that everything happens in N dimensions:
 *
 * <pre>
 * f(A, b) = C sum_i v_i -log softmax(F_i + b)_{y_i} + 1/2 sum_k A_k . F_k,   F = A G,   G = X X^T
 * </pre>
 *
 * <p>A vector of this space holds A [K, N], F [K, N] and b [K]. F is linear in A, so sums of vectors keep it right, and
 * a value costs no matrix product and a gradient one: with respect to the inner product tr(A G B^T) = sum A F_B, which
 * is that of the weights W themselves, the gradient is C R + A, R the probabilities minus the one-hot labels, times v_i. L-BFGS
 * therefore takes the very steps that it would take over W. Thread-safe.
 */
public final class KernelSoftmaxRegression implements Objective {
    /** Below this many multiplications, handing parts to other processors costs more than it gains. */
    private static final long WORTH_SHARING = 500_000;

    private final double[] gram;
    private final int[] labels;
    private final int classes;
    private final double c;
    private final double[] counts;
    private final int n;
    private final int half;

    /** @param gram [N, N], the inner products of the samples; kept, not copied */
    public KernelSoftmaxRegression(double[] gram, int[] labels, int classes, double c) {
        this(gram, labels, classes, c, null);
    }

    /** @param counts v_i, by how much each sample counts; null for 1 */
    public KernelSoftmaxRegression(double[] gram, int[] labels, int classes, double c, double[] counts) {
        this.counts = counts;
        this.gram = gram;
        this.labels = labels;
        this.classes = classes;
        this.c = c;
        n = labels.length;
        half = classes * n;
    }

    /** Length of a vector of this space: A, F and b. */
    public int unknowns() {
        return 2 * half + classes;
    }

    @Override
    public double inner(double[] a, double[] b) {
        return Vectors.dot(a, 0, b, half, half) + Vectors.dot(a, 2 * half, b, 2 * half, classes);
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
        for (int k = 0; k < classes; k++) {
            for (int i = 0; i < n; i++) {
                gradient[k * n + i] = x[half + k * n + i] + x[2 * half + k];
            }
        }
        double[] logLoss = new double[n];
        Softmax.columns(gradient, classes, n, n, labels, 0, logLoss);
        double loss = 0;
        for (int i = 0; i < n; i++) {
            double v = counts == null ? 1 : counts[i];
            loss += v * logLoss[i];
            gradient[labels[i] * n + i] -= 1;
            for (int k = 0; counts != null && k < classes; k++) {
                gradient[k * n + i] *= v;
            }
        }
        for (int k = 0; k < classes; k++) {
            double sum = 0;
            for (int i = k * n; i < (k + 1) * n; i++) {
                sum += gradient[i];
                gradient[i] = c * gradient[i] + x[i];
            }
            gradient[2 * half + k] = c * sum;
        }
        timesGram(gradient);
        return c * loss + 0.5 * Vectors.dot(x, 0, x, half, half);
    }

    /** Fills the second half with the first half [K, N] times G; every column is summed in the same order. */
    private void timesGram(double[] v) {
        Arrays.fill(v, half, 2 * half, 0);
        int parts = (long) half * n < WORTH_SHARING ? 1 : Math.min(n, Runtime.getRuntime().availableProcessors());
        IntStream range = IntStream.range(0, parts);
        (parts > 1 ? range.parallel() : range).forEach(p -> {
            int from = (int) ((long) n * p / parts);
            int to = (int) ((long) n * (p + 1) / parts);
            Matrices.addProduct(v, 0, n, gram, from, n, v, half + from, n, classes, n, to - from);
        });
    }

    /** The weights A X [K, D] of a vector of this space, for samples x [N, D]. */
    public double[] weights(double[] vector, double[] x, int dim) {
        double[] out = new double[Math.multiplyExact(classes, dim)];
        Matrices.addProduct(vector, 0, n, x, 0, dim, out, 0, dim, classes, n, dim);
        return out;
    }

    /** The intercepts [K] of a vector of this space. */
    public double[] intercepts(double[] vector) {
        return Arrays.copyOfRange(vector, 2 * half, 2 * half + classes);
    }
}
