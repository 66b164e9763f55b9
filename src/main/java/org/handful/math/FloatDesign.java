package org.handful.math;

import java.util.Arrays;

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
    public void logits(double[] w, int classes, int from, int n, double[] z) {
        Arrays.fill(z, 0, classes * n, 0);
        double[] block = Matrices.transpose(block(from, n), n, dim);
        Matrices.addProduct(w, 0, dim, block, 0, n, z, 0, n, classes, dim, n);
    }

    @Override
    public void addGradient(double[] r, int classes, int from, int n, double[] gradient) {
        Matrices.addProduct(r, 0, n, block(from, n), 0, dim, gradient, 0, dim, classes, n, dim);
    }

    /** sum_i x_i x_i^T over all samples, [dim, dim]. */
    public double[] scatter() {
        double[] s = new double[Math.multiplyExact(dim, dim)];
        for (int from = 0; from < rows; from += BLOCK) {
            int n = Math.min(BLOCK, rows - from);
            Matrices.addScatter(block(from, n), n, dim, s);
        }
        Matrices.mirror(s, dim);
        return s;
    }

    private double[] block(int from, int n) {
        double[] out = new double[n * dim];
        for (int i = 0; i < n; i++) {
            int source = (from + i) * dim;
            double factor = scale[from + i];
            for (int j = 0; j < dim; j++) {
                out[i * dim + j] = factor * (values[source + j] - offset[j]) - mean[j];
            }
        }
        return out;
    }
}
