package org.handful.model;

import java.util.Arrays;

/**
 * Embeddings of several images, row-major.
 *
 * @param values length rows * dim; row i starts at i * dim
 */
public record EmbeddingMatrix(int rows, int dim, float[] values) {
    public EmbeddingMatrix {
        if (values.length != (long) rows * dim) {
            throw new IllegalArgumentException(values.length + " values for " + rows + " x " + dim);
        }
    }

    public float get(int row, int column) {
        return values[row * dim + column];
    }

    /** A copy of one row. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * dim, (row + 1) * dim);
    }

    /** The given rows in the given order, copied. */
    public EmbeddingMatrix select(int[] rowIndices) {
        float[] out = new float[Math.multiplyExact(rowIndices.length, dim)];
        for (int i = 0; i < rowIndices.length; i++) {
            System.arraycopy(values, rowIndices[i] * dim, out, i * dim, dim);
        }
        return new EmbeddingMatrix(rowIndices.length, dim, out);
    }
}
