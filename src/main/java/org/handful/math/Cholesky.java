package org.handful.math;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The factorisation A = L L^T of a symmetric positive definite matrix and what it is used for. Immutable after
 * construction and thread-safe.
 */
public final class Cholesky {
    private final int n;
    private final double[] lower;

    /**
     * @param a [n, n], symmetric; not changed
     * @throws ArithmeticException when a is not positive definite to working precision
     */
    public Cholesky(double[] a, int n) {
        this.n = n;
        var decomposition = DecompositionFactory_DDRM.chol(n, true);
        var work = new DMatrixRMaj(n, n, true, a.clone());
        if (!decomposition.decompose(work)) {
            throw new ArithmeticException("matrix of size " + n + " is not positive definite");
        }
        lower = decomposition.getT(null).data;
    }

    /** L [n, n], zero above the diagonal; a copy. */
    public double[] lower() {
        return lower.clone();
    }

    /** L^-1 B for B [n, columns]; a new array. */
    public double[] solveLower(double[] b, int columns) {
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            subtract(x, i, lower, i * n, 1, 0, i, columns);
            scaleRow(x, i, columns, 1 / lower[i * n + i]);
        }
        return x;
    }

    /** A^-1 B for B [n, columns]; a new array. */
    public double[] solve(double[] b, int columns) {
        double[] x = solveLower(b, columns);
        for (int i = n - 1; i >= 0; i--) {
            subtract(x, i, lower, i, n, i + 1, n, columns);
            scaleRow(x, i, columns, 1 / lower[i * n + i]);
        }
        return x;
    }

    /** log det A. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(lower[i * n + i]);
        }
        return 2 * sum;
    }

    /** Row i of x minus the rows from..to-1 weighted by l[offset + stride * row]. */
    private static void subtract(double[] x, int i, double[] l, int offset, int stride, int from, int to, int columns) {
        double[] factors = new double[to - from];
        for (int r = from; r < to; r++) {
            factors[r - from] = -l[offset + stride * r];
        }
        Matrices.addProduct(factors, 0, factors.length, x, from * columns, columns, x, i * columns, columns, 1,
                factors.length, columns);
    }

    private static void scaleRow(double[] x, int i, int columns, double factor) {
        for (int c = i * columns; c < (i + 1) * columns; c++) {
            x[c] *= factor;
        }
    }
}
