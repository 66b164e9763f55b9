package org.handful.math.softmax;

import java.util.Arrays;
import org.handful.math.Matrices;

/**
 * Samples in double precision, kept in both orders so that both products run along memory. Immutable and thread-safe.
 *
 * @param values [rows, dim]
 * @param transposed [dim, rows]
 */
public record DenseDesign(int rows, int dim, double[] values, double[] transposed) implements Design, Design.Pass {
    /** Samples [rows, dim], kept, and their transpose. */
    public static DenseDesign of(double[] values, int rows, int dim) {
        return new DenseDesign(rows, dim, values, Matrices.transpose(values, rows, dim));
    }

    @Override
    public Pass pass() {
        return this;
    }

    @Override
    public void logits(double[] w, int classes, int from, int n, double[] z) {
        Arrays.fill(z, 0, classes * n, 0);
        Matrices.addProduct(w, 0, dim, transposed, from, rows, z, 0, n, classes, dim, n);
    }

    @Override
    public void addGradient(double[] r, int classes, int from, int n, double[] gradient) {
        Matrices.addProduct(r, 0, n, values, from * dim, dim, gradient, 0, dim, classes, n, dim);
    }
}
