package org.handful.method.embedding;

import java.util.Arrays;
import org.handful.math.Matrices;
import org.handful.math.SymmetricEigen;
import org.handful.math.Vectors;
import org.handful.model.LabelledEmbeddings;

/**
 * Ridge regression of one-hot labels on a support set for any lambda, from one decomposition. With the rows weighted by
 * w and centred by their weighted means, A = sqrt(w) (X - m) and B = sqrt(w) (H - h),
 *
 * <pre>
 * A A^T = U diag(v) U^T:    W = A^T U diag(1 / (v + lambda)) U^T B,   B - A W = U diag(lambda / (v + lambda)) U^T B
 * left-out residual of i = residual of i / (1 - S_ii - w_i / sum w),   1 - S_ii = sum_j U_ij^2 lambda / (v_j + lambda)
 * </pre>
 *
 * <p>or with A^T A = V diag(v) V^T where there are more images than features. Not changed after construction.
 */
final class RidgeSolution {
    private final int n;
    private final int dim;
    private final int classes;
    private final int[] labels;
    private final double[] rowWeight;
    private final double[] mean;
    private final double[] share;
    private final double[] a;
    private final double[] b;
    private final boolean dual;
    private final SymmetricEigen eigen;
    /** U^T B [N, K], or V^T A^T B [D, K]. */
    private final double[] projected;

    /** @param rowWeight one positive weight per image */
    RidgeSolution(LabelledEmbeddings support, Normaliser normaliser, double[] rowWeight) {
        this(support, normaliser, rowWeight, support.y().length <= support.x().dim());
    }

    RidgeSolution(LabelledEmbeddings support, Normaliser normaliser, double[] rowWeight, boolean dual) {
        this.rowWeight = rowWeight;
        this.dual = dual;
        n = support.y().length;
        dim = support.x().dim();
        classes = support.classes();
        labels = support.y();
        a = normaliser.apply(support.x());
        b = new double[n * classes];
        mean = new double[dim];
        share = new double[classes];
        centre();
        double[] transposed = Matrices.transpose(a, n, dim);
        double[] gram = dual ? Matrices.gram(a, n, dim) : Matrices.gram(transposed, dim, n);
        int size = dual ? n : dim;
        eigen = SymmetricEigen.of(gram, size);
        double[] right = dual ? b : Matrices.product(transposed, b, dim, n, classes);
        projected = Matrices.product(Matrices.transpose(eigen.vectors(), size, size), right, size, size, classes);
    }

    private void centre() {
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += rowWeight[i];
            share[labels[i]] += rowWeight[i];
            for (int j = 0; j < dim; j++) {
                mean[j] += rowWeight[i] * a[i * dim + j];
            }
        }
        for (int j = 0; j < dim; j++) {
            mean[j] /= total;
        }
        for (int k = 0; k < classes; k++) {
            share[k] /= total;
        }
        for (int i = 0; i < n; i++) {
            double root = Math.sqrt(rowWeight[i]);
            for (int j = 0; j < dim; j++) {
                a[i * dim + j] = root * (a[i * dim + j] - mean[j]);
            }
            for (int k = 0; k < classes; k++) {
                b[i * classes + k] = root * ((labels[i] == k ? 1 : 0) - share[k]);
            }
        }
    }

    /** W [K, D] for centred features. */
    double[] weight(double lambda) {
        int size = dual ? n : dim;
        double[] scaled = new double[projected.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = projected[i] / (Math.max(0, eigen.values()[i / classes]) + lambda);
        }
        double[] solved = Matrices.transpose(
                Matrices.product(eigen.vectors(), scaled, size, size, classes), size, classes);
        return dual ? Matrices.product(solved, a, classes, n, dim) : solved;
    }

    /** b [K] that goes with W: the class shares less W times the mean. */
    double[] bias(double[] weight) {
        double[] bias = share.clone();
        for (int k = 0; k < classes; k++) {
            bias[k] -= Vectors.dot(weight, k * dim, mean, 0, dim);
        }
        return bias;
    }

    /** The scores of the asked rows by what is learned from all others, [asked][K]; exact, the row weights held. */
    double[][] leaveOneOut(double lambda, int[] asked) {
        double total = 0;
        for (double w : rowWeight) {
            total += w;
        }
        int size = dual ? n : dim;
        double[] weight = dual ? null : weight(lambda);
        double[][] out = new double[asked.length][classes];
        for (int q = 0; q < asked.length; q++) {
            int i = asked[q];
            double[] along = dual ? null : Matrices.product(slice(a, i), eigen.vectors(), 1, dim, dim);
            double free = dual ? 0 : 1;
            double[] residual = new double[classes];
            for (int j = 0; j < size; j++) {
                double v = Math.max(0, eigen.values()[j]) + lambda;
                double u = dual ? eigen.vectors()[i * n + j] : along[j];
                free += dual ? u * u * lambda / v : -u * u / v;
                for (int k = 0; dual && k < classes; k++) {
                    residual[k] += u * lambda / v * projected[j * classes + k];
                }
            }
            double own = Math.max(1e-12, free - rowWeight[i] / total) * Math.sqrt(rowWeight[i]);
            for (int k = 0; k < classes; k++) {
                double r = dual
                        ? residual[k] : b[i * classes + k] - Vectors.dot(weight, k * dim, a, i * dim, dim);
                out[q][k] = (labels[i] == k ? 1 : 0) - r / own;
            }
        }
        return out;
    }

    private double[] slice(double[] rows, int i) {
        return Arrays.copyOfRange(rows, i * dim, (i + 1) * dim);
    }
}
