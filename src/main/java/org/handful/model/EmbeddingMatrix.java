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

    /**
     * The same rows as a second backbone embeds them, beside those of this one: each part is scaled to length 1, since
     * two backbones have no unit in common.
     *
     * @throws IllegalArgumentException unless there are as many
     */
    public EmbeddingMatrix beside(EmbeddingMatrix second) {
        if (second.rows != rows) {
            throw new IllegalArgumentException(second.rows + " rows beside " + rows);
        }
        int both = dim + second.dim;
        float[] out = new float[Math.multiplyExact(rows, both)];
        for (int i = 0; i < rows; i++) {
            unit(i, out, i * both);
            second.unit(i, out, i * both + dim);
        }
        return new EmbeddingMatrix(rows, both, out);
    }

    private void unit(int row, float[] out, int at) {
        double square = 0;
        for (int j = 0; j < dim; j++) {
            square += (double) get(row, j) * get(row, j);
        }
        double length = Math.max(Math.sqrt(square), 1e-12);
        for (int j = 0; j < dim; j++) {
            out[at + j] = (float) (get(row, j) / length);
        }
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
