package org.handful.method.embedding;

import org.handful.math.Cholesky;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.model.LabelledEmbeddings;

/**
 * Class means with one covariance for all classes, and the precision P = D (S + t I)^-1 that shrinks it: S = Z^T Z is
 * the scatter of the samples about their class means, t = |Z|^2 / (N - 1) its trace over N - 1. With fewer samples than
 * features everything is done with the N x N matrix Z Z^T, by the identity of Woodbury. Immutable.
 *
 * @param means [K, D]
 * @param weight P mu_k for every class, [K, D]
 * @param ridge t; 0 when no class has two different images, and then P = I
 * @param leverage z_i^T (S + t I)^-1 z_i of each row of {@code asked}
 * @param asked rows of the support set
 */
public record SharedCovariance(int dim, double[] means, double[] weight, double ridge, double[] leverage, int[] asked) {
    private static final int BLOCK = 512;

    /** Squared deviations below this share of the squared lengths are rounding, not spread. */
    private static final double NO_SPREAD = 1e-12;

    /** @param asked rows of the support set that {@link #leaveOneOut} shall leave out in turn */
    public static SharedCovariance of(LabelledEmbeddings support, Normaliser normaliser, int[] asked) {
        return of(support, normaliser, asked, support.y().length < support.x().dim(), 1);
    }

    /** The same where every {@code each} rows are one image: together they weigh as much as one row. */
    static SharedCovariance ofViews(LabelledEmbeddings support, Normaliser normaliser, int each) {
        return of(support, normaliser, new int[0], support.y().length < support.x().dim(), each);
    }

    /** @param dual true to work with Z Z^T, false with Z^T Z */
    static SharedCovariance of(LabelledEmbeddings support, Normaliser normaliser, int[] asked, boolean dual) {
        return of(support, normaliser, asked, dual, 1);
    }

    private static SharedCovariance of(
            LabelledEmbeddings support, Normaliser normaliser, int[] asked, boolean dual, int each) {
        int n = support.y().length;
        int dim = support.x().dim();
        double[] means = Support.means(support, normaliser);
        double[] scatter = dual ? null : new double[Math.multiplyExact(dim, dim)];
        double[] z = dual ? scaled(deviations(support, normaliser, means, 0, n), 1 / Math.sqrt(each)) : null;
        double trace;
        if (dual) {
            trace = Vectors.dot(z, z);
        } else {
            trace = addScatter(support, normaliser, means, scatter) / each;
            scaled(scatter, 1.0 / each);
        }
        if (n <= each || trace <= NO_SPREAD * Vectors.dot(means, means)) {
            return new SharedCovariance(dim, means, means, 0, new double[asked.length], asked);
        }
        double ridge = trace / ((double) n / each - 1);
        return dual
                ? dual(means, z, n, dim, ridge, asked)
                : primal(support, normaliser, means, scatter, ridge, asked);
    }

    /** -1/2 mu_k^T P mu_k. */
    double[] bias() {
        double[] bias = new double[means.length / dim];
        for (int k = 0; k < bias.length; k++) {
            bias[k] = -0.5 * Vectors.dot(means, k * dim, weight, k * dim, dim);
        }
        return bias;
    }

    /** Mean over pairs of classes of the squared distance between their means in the metric P. */
    double meanSquaredDistance() {
        int classes = means.length / dim;
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            for (int l = 0; l < k; l++) {
                for (int j = 0; j < dim; j++) {
                    sum += (means[k * dim + j] - means[l * dim + j]) * (weight[k * dim + j] - weight[l * dim + j]);
                }
            }
        }
        return classes < 2 ? 0 : sum / (0.5 * classes * (classes - 1));
    }

    /**
     * For each row of {@code asked}, the scores -1/2 |x - mu_k|^2 in the metric P, all of it estimated without that row
     * but for t: the mean moves by z / (n - 1), the scatter loses n / (n - 1) z z^T, which Sherman and Morrison's
     * formula turns into a correction by the leverage. The class of a row that is asked about needs two images.
     */
    public double[][] leaveOneOut(LabelledEmbeddings support, Normaliser normaliser) {
        int classes = support.classes();
        int[] counts = support.counts();
        double[] between = new double[classes * classes];
        for (int k = 0; k < classes; k++) {
            for (int l = 0; l < classes; l++) {
                between[k * classes + l] = Vectors.dot(weight, k * dim, means, l * dim, dim);
            }
        }
        double[][] scores = new double[asked.length][classes];
        for (int i = 0; i < asked.length; i++) {
            int own = support.y()[asked[i]];
            double[] z = deviations(support, normaliser, means, asked[i], 1);
            double kappa = counts[own] / (counts[own] - 1.0);
            double gain = kappa / (1 - kappa * leverage[i]) / dim;
            double length = dim * leverage[i];
            double ownShare = Vectors.dot(weight, own * dim, z, 0, dim);
            for (int k = 0; k < classes; k++) {
                double square = kappa * kappa * length;
                double along = kappa * length;
                if (k != own) {
                    double share = Vectors.dot(weight, k * dim, z, 0, dim) - ownShare;
                    square = between[k * classes + k] - 2 * between[k * classes + own]
                            + between[own * classes + own] - 2 * share + length;
                    along = share - length;
                }
                scores[i][k] = -0.5 * (square + gain * along * along);
            }
        }
        return scores;
    }

    private static SharedCovariance dual(double[] means, double[] z, int n, int dim, double ridge, int[] asked) {
        int classes = means.length / dim;
        double[] a = Matrices.gram(z, n, dim);
        for (int i = 0; i < n; i++) {
            a[i * n + i] += ridge;
        }
        var cholesky = new Cholesky(a, n);
        double[] onSamples = Matrices.product(z, Matrices.transpose(means, classes, dim), n, dim, classes);
        double[] solved = Matrices.transpose(cholesky.solve(onSamples, classes), n, classes);
        double[] weight = means.clone();
        for (int i = 0; i < solved.length; i++) {
            solved[i] = -solved[i];
        }
        Matrices.addProduct(solved, 0, n, z, 0, dim, weight, 0, dim, classes, n, dim);
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= dim / ridge;
        }
        double[] unit = new double[n * asked.length];
        for (int i = 0; i < asked.length; i++) {
            unit[asked[i] * asked.length + i] = 1;
        }
        double[] inverse = columnSquares(cholesky.solveLower(unit, asked.length), asked.length);
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1 - ridge * inverse[i];
        }
        return new SharedCovariance(dim, means, weight, ridge, inverse, asked);
    }

    private static SharedCovariance primal(LabelledEmbeddings support, Normaliser normaliser, double[] means,
            double[] scatter, double ridge, int[] asked) {
        int dim = support.x().dim();
        int classes = support.classes();
        for (int j = 0; j < dim; j++) {
            scatter[j * dim + j] += ridge;
        }
        var cholesky = new Cholesky(scatter, dim);
        double[] weight = Matrices.transpose(
                cholesky.solve(Matrices.transpose(means, classes, dim), classes), dim, classes);
        for (int i = 0; i < weight.length; i++) {
            weight[i] *= dim;
        }
        double[] z = new double[asked.length * dim];
        for (int i = 0; i < asked.length; i++) {
            System.arraycopy(deviations(support, normaliser, means, asked[i], 1), 0, z, i * dim, dim);
        }
        double[] columns = cholesky.solveLower(Matrices.transpose(z, asked.length, dim), asked.length);
        return new SharedCovariance(dim, means, weight, ridge, columnSquares(columns, asked.length), asked);
    }

    private static double[] columnSquares(double[] a, int columns) {
        double[] sums = new double[columns];
        for (int i = 0; i < a.length; i++) {
            sums[i % columns] += a[i] * a[i];
        }
        return sums;
    }

    /** In place. */
    private static double[] scaled(double[] values, double factor) {
        for (int i = 0; i < values.length && factor != 1; i++) {
            values[i] *= factor;
        }
        return values;
    }

    /** x_i - mu_{y_i} for {@code n} rows from {@code from}, [n, D]. */
    private static double[] deviations(
            LabelledEmbeddings support, Normaliser normaliser, double[] means, int from, int n) {
        int dim = support.x().dim();
        double[] z = normaliser.apply(support.x(), from, n);
        for (int i = 0; i < n; i++) {
            int mean = support.y()[from + i] * dim;
            for (int j = 0; j < dim; j++) {
                z[i * dim + j] -= means[mean + j];
            }
        }
        return z;
    }

    /** Fills S = Z^T Z block by block, strips of it in parallel, and returns its trace. */
    private static double addScatter(
            LabelledEmbeddings support, Normaliser normaliser, double[] means, double[] scatter) {
        int dim = support.x().dim();
        double trace = 0;
        for (int from = 0; from < support.y().length; from += BLOCK) {
            int n = Math.min(BLOCK, support.y().length - from);
            double[] z = deviations(support, normaliser, means, from, n);
            trace += Vectors.dot(z, z);
            Matrices.addScatter(z, n, dim, scatter);
        }
        Matrices.mirror(scatter, dim);
        return trace;
    }
}
