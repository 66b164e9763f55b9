package org.handful.math.svd;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.handful.math.Matrices;

/**
 * The rotation that brings one row of points nearest to another: R minimises sum |R x_i - y_i|^2 over rotations (Kabsch, Acta
 * Crystallographica, 1976; Umeyama, PAMI, 1991). Of fewer points than dimensions it is found in the space that they span; on
 * what lies outside it is not defined, nor needed.
 */
public final class Kabsch {
    private static final double SMALLEST = 1e-10;

    private Kabsch() {}

    /**
     * @param x [n, d] points whose mean is zero
     * @param y [n, d] points whose mean is zero, each to come near to that of x
     * @return [n, d], R x_i; directions of x that y says nothing about are left out of it
     */
    public static double[] rotated(double[] x, double[] y, int n, int d) {
        Span from = Span.of(x, n, d);
        Span to = Span.of(y, n, d);
        if (from.rank == 0 || to.rank == 0) {
            return new double[x.length];
        }
        // X^T Y = Qx (Cx^T Cy) Qy^T, where the points are X = Cx Qx^T.
        double[] middle = Matrices.product(
                Matrices.transpose(from.coordinates, n, from.rank), to.coordinates, from.rank, n, to.rank);
        LeadingSvd svd = LeadingSvd.of(middle, from.rank, to.rank, LeadingSvd.most(Math.min(from.rank, to.rank)));
        int r = svd.s().length;
        double[] v = svd.v().clone();
        if (r == d && determinant(svd.u(), d) * determinant(v, d) * determinant(from.basis, d) * determinant(to.basis, d) < 0) {
            for (int i = 0; i < d; i++) {
                v[i * r + r - 1] = -v[i * r + r - 1];
            }
        }
        double[] turned = Matrices.product(Matrices.product(from.coordinates, svd.u(), n, from.rank, r),
                Matrices.transpose(v, to.rank, r), n, r, to.rank);
        return Matrices.product(turned, Matrices.transpose(to.basis, d, to.rank), n, to.rank, d);
    }

    private static double determinant(double[] square, int d) {
        return CommonOps_DDRM.det(new DMatrixRMaj(d, d, true, square.clone()));
    }

    /**
     * Points in a basis of what they span.
     *
     * @param coordinates [n, rank]
     * @param basis [d, rank], columns orthonormal
     */
    private record Span(int rank, double[] coordinates, double[] basis) {
        static Span of(double[] points, int n, int d) {
            LeadingSvd svd = LeadingSvd.of(points, n, d,
                    s -> (int) Arrays.stream(s).filter(v -> v > SMALLEST).count());
            int rank = svd.s().length;
            double[] coordinates = svd.u().clone();
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i] *= svd.s()[i % rank];
            }
            return new Span(rank, coordinates, svd.v());
        }
    }
}
