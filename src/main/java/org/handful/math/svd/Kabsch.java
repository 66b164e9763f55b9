package org.handful.math.svd;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.handful.math.Matrices;

/**
 * The rotation that brings one row of points nearest to another: R minimises sum |R x_i - y_i|^2 over rotations (Kabsch, Acta
 * Crystallographica, 1976; Umeyama, PAMI, 1991). Of fewer points than dimensions it is found in the space that they span; on
 * what lies outside it is not defined, nor needed. The singular values of X^T Y are squares of how far the points reach: they
 * are found without squaring them once more, which would lose directions a thousandth as wide as the widest.
 */
public final class Kabsch {
    private Kabsch() {}

    /**
     * @param x [n, d] points whose mean is zero
     * @param y [n, d] points whose mean is zero, each to come near to that of x
     * @return [n, d], R x_i; directions of x that y says nothing about are left out of it
     */
    public static double[] rotated(double[] x, double[] y, int n, int d) {
        Span from = Span.of(x, n, d);
        Span to = Span.of(y, n, d);
        int m = from.size;
        // X^T Y = Qx (Cx^T Cy) Qy^T, where the points are X = Cx Qx^T.
        var svd = DecompositionFactory_DDRM.svd(m, m, true, true, false);
        if (!svd.decompose(new DMatrixRMaj(m, m, true, Matrices.product(
                Matrices.transpose(from.coordinates, n, m), to.coordinates, m, n, m)))) {
            throw new ArithmeticException("singular values of a matrix of size " + m + " were not found");
        }
        double[] u = svd.getU(null, false).data;
        double[] vt = svd.getV(null, true).data;
        int least = certain(svd.getSingularValues(), vt, m);
        if (m == d && least >= 0 && determinant(u, d) * determinant(vt, d) < 0) {
            for (int j = 0; j < m; j++) {
                vt[least * m + j] = -vt[least * m + j];
            }
        }
        double[] turned = Matrices.product(Matrices.product(from.coordinates, u, n, m, m), vt, n, m, m);
        return Matrices.product(turned, to.basis, n, m, d);
    }

    /**
     * Takes out the directions whose singular values are no more than rounding.
     *
     * @param s [m] in any order @param vt [m, m], its rows are set to zero
     * @return the place of the smallest value, -1 where one was taken out
     */
    private static int certain(double[] s, double[] vt, int m) {
        double smallest = m * Math.ulp(Arrays.stream(s).max().orElse(0));
        int least = 0;
        for (int i = 0; i < m; i++) {
            if (s[i] <= smallest) {
                Arrays.fill(vt, i * m, (i + 1) * m, 0);
                least = -1;
            } else if (least >= 0 && s[i] < s[least]) {
                least = i;
            }
        }
        return least;
    }

    private static double determinant(double[] square, int d) {
        return CommonOps_DDRM.det(new DMatrixRMaj(d, d, true, square.clone()));
    }

    /**
     * Points in a basis of a space that holds them all: of their own where they are fewer than the axes (by Householder's
     * reflections, which lose nothing of points that hardly differ), else the axes.
     *
     * @param size m, the smaller one of n and d
     * @param coordinates [n, m]
     * @param basis [m, d], rows orthonormal
     */
    private record Span(int size, double[] coordinates, double[] basis) {
        static Span of(double[] points, int n, int d) {
            if (n >= d) {
                return new Span(d, points, CommonOps_DDRM.identity(d).data);
            }
            var qr = DecompositionFactory_DDRM.qr(d, n);
            // It says "false" of points that span less than their number; the reflections are right all the same.
            qr.decompose(new DMatrixRMaj(d, n, true, Matrices.transpose(points, n, d)));
            double[] basis = Matrices.transpose(qr.getQ(null, true).data, d, n);
            double[] coordinates = Matrices.transpose(qr.getR(null, true).data, n, n);
            return new Span(n, coordinates, basis);
        }
    }
}
