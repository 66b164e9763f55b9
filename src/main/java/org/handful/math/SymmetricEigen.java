package org.handful.math;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The spectral decomposition A = V diag(values) V^T of a symmetric matrix. The order of the values is not defined.
 *
 * @param values [n]
 * @param vectors V [n, n] row-major: column j belongs to value j
 */
public record SymmetricEigen(double[] values, double[] vectors) {
    /** @param a [n, n], symmetric; not changed */
    public static SymmetricEigen of(double[] a, int n) {
        var decomposition = DecompositionFactory_DDRM.eig(n, true, true);
        if (!decomposition.decompose(new DMatrixRMaj(n, n, true, a.clone()))) {
            throw new ArithmeticException("eigenvalues of a matrix of size " + n + " were not found");
        }
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        for (int j = 0; j < n; j++) {
            values[j] = decomposition.getEigenvalue(j).getReal();
            DMatrixRMaj vector = decomposition.getEigenVector(j);
            for (int i = 0; i < n; i++) {
                vectors[i * n + j] = vector.data[i];
            }
        }
        return new SymmetricEigen(values, vectors);
    }
}
