package org.handful.math.softmax;

import java.util.Arrays;
import org.handful.math.Matrices;

/**
 * Many samples as they come, in single precision and without a copy: sample i is {@code scale[i] (x_i - offset) -
 * mean}, widened block by block. Immutable and thread-safe.
 *
 * @param values [rows, dim]
 * @param offset [dim], taken off before scaling
 * @param scale one factor per row
 * @param mean [dim], taken off after scaling
 */
public record FloatDesign(int rows, int dim, float[] values, double[] offset, double[] scale, double[] mean)
        implements Design {
    private static final int BLOCK = 512;

    @Override
    public Pass pass() {
        return new Widened();
    }

    /** Keeps the last block, because both products of it follow each other. */
    private final class Widened implements Pass {
        private double[] block = new double[0];
        private double[] transposed = new double[0];
        private int held = -1;

        @Override
        public void logits(double[] w, int classes, int from, int n, double[] z) {
            hold(from, n);
            Arrays.fill(z, 0, classes * n, 0);
            Matrices.transpose(block, 0, dim, transposed, 0, n, n, dim);
            Matrices.addProduct(w, 0, dim, transposed, 0, n, z, 0, n, classes, dim, n);
        }

        @Override
        public void addGradient(double[] r, int classes, int from, int n, double[] gradient) {
            hold(from, n);
            Matrices.addProduct(r, 0, n, block, 0, dim, gradient, 0, dim, classes, n, dim);
        }

        private void hold(int from, int n) {
            if (block.length < n * dim) {
                block = new double[n * dim];
                transposed = new double[n * dim];
                held = -1;
            }
            if (held != from) {
                widen(from, n, block);
                held = from;
            }
        }
    }

    /** sum_i x_i x_i^T over all samples, [dim, dim]. */
    public double[] scatter() {
        double[] s = new double[Math.multiplyExact(dim, dim)];
        double[] block = new double[Math.min(BLOCK, rows) * dim];
        for (int from = 0; from < rows; from += BLOCK) {
            int n = Math.min(BLOCK, rows - from);
            widen(from, n, block);
            Matrices.addScatter(block, n, dim, s);
        }
        Matrices.mirror(s, dim);
        return s;
    }

    private void widen(int from, int n, double[] out) {
        for (int i = 0; i < n; i++) {
            int source = (from + i) * dim;
            double factor = scale[from + i];
            for (int j = 0; j < dim; j++) {
                out[i * dim + j] = factor * (values[source + j] - offset[j]) - mean[j];
            }
        }
    }
}
