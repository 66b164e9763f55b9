package org.handful.method.openset;

import org.handful.math.Cholesky;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.SharedCovariance;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * Minus the squared distance of an embedding x of length 1 to the nearest class mean in the metric of the precision P
 * that {@link SharedCovariance} shrinks: - min_k (x - mu_k)^T P (x - mu_k). Lee, Lee, Lee and Shin, "A Simple Unified
 * Framework for Detecting Out-of-Distribution Samples", NeurIPS 2018, who invert the covariance as it is; a handful of
 * images has none to invert. Where no class has two different images, P is the identity.
 *
 * <p>With the lower Cholesky factor L of Z^T Z + t I the distance is D |L^-1 (x - mu)|^2. With fewer images than features
 * it is D / t (|x - mu|^2 - |L^-1 Z (x - mu)|^2), L now that of Z Z^T + t I.
 *
 * @param factor null where P is the identity
 * @param deviations Z [N, D] when there are fewer images than features, else null
 * @param seen class means as the factor sees them, [K, r]
 */
record Mahalanobis(LabelledEmbeddings support, Normaliser normaliser, SharedCovariance shared, Cholesky factor,
        double[] deviations, double[] seen) implements Detector {
    static Mahalanobis of(LabelledEmbeddings support) {
        Normaliser normaliser = new Normaliser(Normalisation.L2, new double[0]);
        SharedCovariance shared = SharedCovariance.of(support, normaliser, new int[0]);
        if (shared.ridge() == 0) {
            return new Mahalanobis(support, normaliser, shared, null, null, null);
        }
        int n = support.y().length;
        int dim = shared.dim();
        double[] z = normaliser.apply(support.x());
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < dim; j++) {
                z[i * dim + j] -= shared.means()[support.y()[i] * dim + j];
            }
        }
        boolean dual = n < dim;
        int side = dual ? n : dim;
        double[] a = dual ? Matrices.gram(z, n, dim) : Matrices.product(Matrices.transpose(z, n, dim), z, dim, n, dim);
        for (int i = 0; i < side; i++) {
            a[i * side + i] += shared.ridge();
        }
        var bare = new Mahalanobis(support, normaliser, shared, new Cholesky(a, side), dual ? z : null, null);
        return new Mahalanobis(support, normaliser, shared, bare.factor, bare.deviations,
                bare.seen(shared.means(), support.classes()));
    }

    @Override
    public double[] scores(EmbeddingMatrix queries) {
        int n = queries.rows();
        double[] x = normaliser.apply(queries);
        double[] mapped = factor == null ? null : seen(x, n);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int k = 0; k < support.classes(); k++) {
                nearest = Math.min(nearest, distance(x, mapped, i, k));
            }
            out[i] = -nearest;
        }
        return out;
    }

    @Override
    public double[] leftOut(int[] rows, EmbeddingMatrix batch) {
        double[][] halves = SharedCovariance.of(support, normaliser, rows).leaveOneOut(support, normaliser);
        double[] out = new double[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = 2 * Prototypes.max(halves[i]);
        }
        return out;
    }

    private double distance(double[] x, double[] mapped, int row, int k) {
        int dim = shared.dim();
        double plain = Vectors.squaredDistance(x, row * dim, shared.means(), k * dim, dim);
        if (factor == null) {
            return plain;
        }
        int side = seen.length / support.classes();
        double inside = Vectors.squaredDistance(mapped, row * side, seen, k * side, side);
        return deviations == null ? dim * inside : dim / shared.ridge() * (plain - inside);
    }

    /** L^-1 x, or L^-1 Z x, of every row, [n, r]. */
    private double[] seen(double[] x, int n) {
        int dim = shared.dim();
        double[] columns = Matrices.transpose(x, n, dim);
        if (deviations == null) {
            return Matrices.transpose(factor.solveLower(columns, n), dim, n);
        }
        int side = deviations.length / dim;
        return Matrices.transpose(
                factor.solveLower(Matrices.product(deviations, columns, side, dim, n), n), side, n);
    }
}
