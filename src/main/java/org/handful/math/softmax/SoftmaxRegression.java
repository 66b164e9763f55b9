package org.handful.math.softmax;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.math.Objective;
import org.handful.math.Softmax;
import org.handful.math.Vectors;

/**
 * The objective of multinomial logistic regression,
 *
 * <pre>
 * f(W, b) = C sum_i v_i -log softmax(W x_i + b)_{y_i} + 1/2 |W|^2
 * </pre>
 *
 * <p>with v_i by how much sample i counts, usually 1, and the unknowns laid out as W [K, D] row by row, then b [K]. The intercept carries no penalty. Samples are
 * worked on in parallel in chunks whose number depends on the size of the problem alone, so that the sums are the same
 * on every machine. Thread-safe.
 */
public final class SoftmaxRegression implements Objective {
    private static final int BLOCK = 512;
    private static final int MOST_CHUNKS = 8;
    private static final long WORK_PER_CHUNK = 1_000_000;

    private final Design design;
    private final int[] labels;
    private final int classes;
    private final double c;
    private final double[] counts;
    private final int chunks;

    public SoftmaxRegression(Design design, int[] labels, int classes, double c) {
        this(design, labels, classes, c, null);
    }

    /** @param counts by how much each sample counts; null for 1 */
    public SoftmaxRegression(Design design, int[] labels, int classes, double c, double[] counts) {
        this.counts = counts;
        this.design = design;
        this.labels = labels;
        this.classes = classes;
        this.c = c;
        long work = (long) design.rows() * design.dim() * classes;
        chunks = Math.clamp(work / WORK_PER_CHUNK, 1, Math.min(MOST_CHUNKS, design.rows()));
    }

    /** Length of the vector of unknowns. */
    public int unknowns() {
        return classes * (design.dim() + 1);
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
        int weights = classes * design.dim();
        double[][] partial = new double[chunks][];
        double[] loss = new double[chunks];
        IntStream chunk = IntStream.range(0, chunks);
        (chunks > 1 ? chunk.parallel() : chunk).forEach(i -> {
            partial[i] = chunks > 1 ? new double[gradient.length] : gradient;
            Arrays.fill(partial[i], 0);
            loss[i] = chunk(i, x, partial[i]);
        });
        double sum = 0;
        if (chunks > 1) {
            Arrays.fill(gradient, 0);
        }
        for (int i = 0; i < chunks; i++) {
            sum += loss[i];
            if (chunks > 1) {
                Vectors.axpy(1, partial[i], gradient);
            }
        }
        for (int j = 0; j < weights; j++) {
            gradient[j] = c * gradient[j] + x[j];
        }
        for (int j = weights; j < gradient.length; j++) {
            gradient[j] *= c;
        }
        return c * sum + 0.5 * Vectors.dot(x, 0, x, 0, weights);
    }

    private double chunk(int index, double[] x, double[] gradient) {
        int first = (int) ((long) design.rows() * index / chunks);
        int last = (int) ((long) design.rows() * (index + 1) / chunks);
        int bias = classes * design.dim();
        double[] z = new double[classes * Math.min(BLOCK, last - first)];
        double[] logLoss = new double[BLOCK];
        Design.Pass pass = design.pass();
        double sum = 0;
        for (int from = first; from < last; from += BLOCK) {
            int n = Math.min(BLOCK, last - from);
            pass.logits(x, classes, from, n, z);
            for (int k = 0; k < classes; k++) {
                for (int i = k * n; i < (k + 1) * n; i++) {
                    z[i] += x[bias + k];
                }
            }
            Softmax.columns(z, classes, n, n, labels, from, logLoss);
            for (int i = 0; i < n; i++) {
                double v = counts == null ? 1 : counts[from + i];
                sum += v * logLoss[i];
                z[labels[from + i] * n + i] -= 1;
                for (int k = 0; counts != null && k < classes; k++) {
                    z[k * n + i] *= v;
                }
            }
            pass.addGradient(z, classes, from, n, gradient);
            for (int k = 0; k < classes; k++) {
                for (int i = k * n; i < (k + 1) * n; i++) {
                    gradient[bias + k] += z[i];
                }
            }
        }
        return sum;
    }
}
