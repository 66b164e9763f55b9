package org.handful.math;

import java.util.Arrays;

/**
 * An orthonormal basis of the space that the rows of X [N, D] span, for problems whose solution is known to lie there
 * (any loss of X w plus a penalty on |w|): with N far below D they shrink from D to at most N unknowns without loss.
 *
 * <p>Cholesky factorisation with pivoting of the Gram matrix, X X^T = L L^T with L [N, rank]: row i of L is sample i in
 * the basis Q = X_p^T L_p^-T, p the pivot samples. Duplicate or dependent rows end the factorisation early instead of
 * breaking it. Cost N^2 D / 2 + N^2 rank / 2. Immutable and thread-safe.
 */
public final class RowSpace {
    /** Directions with less than this share of the largest squared length are noise of the Gram matrix. */
    private static final double TOLERANCE = 1e-11;

    private final double[] x;
    private final int rows;
    private final int dim;
    private final int rank;
    private final int[] pivots;
    /** [rank, N], the transpose of L. */
    private final double[] upper;

    /** @param x [rows, dim]; kept, not copied */
    public RowSpace(double[] x, int rows, int dim) {
        this.x = x;
        this.rows = rows;
        this.dim = dim;
        double[] gram = Matrices.gram(x, rows, dim);
        double[] rest = new double[rows];
        for (int i = 0; i < rows; i++) {
            rest[i] = gram[i * rows + i];
        }
        double smallest = Arrays.stream(rest).max().orElse(0) * TOLERANCE;
        int limit = Math.min(rows, dim);
        double[] u = new double[limit * rows];
        int[] chosen = new int[limit];
        int r = 0;
        for (; r < limit; r++) {
            int pivot = Vectors.argmax(rest);
            if (rest[pivot] <= smallest) {
                break;
            }
            chosen[r] = pivot;
            eliminate(gram, u, r, pivot, rest);
        }
        rank = r;
        pivots = Arrays.copyOf(chosen, r);
        upper = Arrays.copyOf(u, r * rows);
    }

    private void eliminate(double[] gram, double[] u, int r, int pivot, double[] rest) {
        int row = r * rows;
        System.arraycopy(gram, pivot * rows, u, row, rows);
        double[] factors = new double[r];
        for (int l = 0; l < r; l++) {
            factors[l] = -u[l * rows + pivot];
        }
        Matrices.addProduct(factors, 0, r, u, 0, rows, u, row, rows, 1, r, rows);
        double scale = 1 / Math.sqrt(rest[pivot]);
        for (int i = 0; i < rows; i++) {
            u[row + i] *= scale;
            rest[i] -= u[row + i] * u[row + i];
        }
        rest[pivot] = 0;
    }

    /** Dimension of the row space, at most min(N, D). */
    public int rank() {
        return rank;
    }

    /** The samples in the basis, [N, rank]. */
    public double[] coordinates() {
        return Matrices.transpose(upper, rank, rows);
    }

    /** The transpose of {@link #coordinates}, [rank, N]. */
    public double[] coordinatesTransposed() {
        return upper.clone();
    }

    /** Vectors given in the basis, [m, rank], as vectors over the features, [m, D]. */
    public double[] toFeatures(double[] v, int m) {
        double[] alpha = v.clone();
        for (int j = rank - 1; j >= 0; j--) {
            for (int k = 0; k < m; k++) {
                int at = k * rank;
                double sum = alpha[at + j];
                for (int l = j + 1; l < rank; l++) {
                    sum -= upper[j * rows + pivots[l]] * alpha[at + l];
                }
                alpha[at + j] = sum / upper[j * rows + pivots[j]];
            }
        }
        double[] out = new double[Math.multiplyExact(m, dim)];
        for (int l = 0; l < rank; l++) {
            Matrices.addProduct(alpha, l, rank, x, pivots[l] * dim, dim, out, 0, dim, m, 1, dim);
        }
        return out;
    }
}
