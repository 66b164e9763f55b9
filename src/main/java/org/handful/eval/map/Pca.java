package org.handful.eval.map;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.math.Matrices;
import org.handful.math.SeededRandom;
import org.handful.math.SymmetricEigen;
import org.handful.math.Vectors;

/**
 * Principal components: the directions along which the images spread most. Exact where the smaller side of the data is at
 * most {@value #EXACT}, by subspace iteration beyond; of both signs the one whose largest loading is positive. Pearson,
 * Philos. Mag. 2 (1901) 559-572; Halko, Martinsson and Tropp, SIAM Rev. 53 (2011) 217-288.
 *
 * @param components [k][D], length 1
 * @param variance [k] along them, with divisor n - 1, the largest first
 * @param scores [n][k]
 * @param total variance along all directions
 */
public record Pca(double[][] components, double[] variance, double[][] scores, double total) {
    private static final int EXACT = 400;
    private static final int ROUNDS = 12;
    private static final int FEW_ROUNDS = 4;
    private static final int SPARE = 8;

    /** @param x [n][D], n at least 2, not changed; @param wanted at most min(n - 1, D) are given */
    public static Pca of(double[][] x, int wanted) {
        return of(x, wanted, ROUNDS);
    }

    /** Enough to measure distances along the wanted directions: those that hold little of them may be off. */
    public static Pca roughly(double[][] x, int wanted) {
        return of(x, wanted, FEW_ROUNDS);
    }

    private static Pca of(double[][] x, int wanted, int rounds) {
        int n = x.length;
        int d = x[0].length;
        double[] centred = centred(x, n, d);
        int k = Math.min(wanted, Math.min(n - 1, d));
        double[][] components = Math.min(n, d) > EXACT ? iterated(centred, n, d, k, rounds)
                : d <= n ? ofCovariance(centred, n, d, k) : ofGram(centred, n, d, k);
        double[][] scores = new double[n][k];
        double[] variance = new double[k];
        for (int c = 0; c < k; c++) {
            positive(components[c]);
            for (int i = 0; i < n; i++) {
                scores[i][c] = Vectors.dot(centred, i * d, components[c], 0, d);
                variance[c] += scores[i][c] * scores[i][c] / (n - 1);
            }
        }
        double total = Vectors.dot(centred, centred) / (n - 1);
        return new Pca(components, variance, scores, total);
    }

    /** Share of the variance that lies along component c. */
    public double explained(int c) {
        return variance[c] / total;
    }

    private static double[] centred(double[][] x, int n, int d) {
        double[] mean = new double[d];
        for (double[] row : x) {
            Vectors.axpy(1.0 / n, row, mean);
        }
        double[] out = new double[Math.multiplyExact(n, d)];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                out[i * d + j] = x[i][j] - mean[j];
            }
        }
        return out;
    }

    private static double[][] ofCovariance(double[] x, int n, int d, int k) {
        SymmetricEigen eigen = SymmetricEigen.of(Matrices.gram(Matrices.transpose(x, n, d), d, n), d);
        int[] order = largest(eigen.values());
        double[][] out = new double[k][d];
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < d; j++) {
                out[c][j] = eigen.vectors()[j * d + order[c]];
            }
        }
        return out;
    }

    /** With fewer images than dimensions: x^T u / |x^T u| for the eigenvectors u of x x^T. */
    private static double[][] ofGram(double[] x, int n, int d, int k) {
        SymmetricEigen eigen = SymmetricEigen.of(Matrices.gram(x, n, d), n);
        int[] order = largest(eigen.values());
        double[][] out = new double[k][d];
        for (int c = 0; c < k; c++) {
            for (int i = 0; i < n; i++) {
                double u = eigen.vectors()[i * n + order[c]];
                for (int j = 0; j < d; j++) {
                    out[c][j] += u * x[i * d + j];
                }
            }
            Vectors.unit(out[c], 0, d);
        }
        return out;
    }

    /** A random subspace that is multiplied by x^T x until it lies along the largest directions. */
    private static double[][] iterated(double[] x, int n, int d, int k, int rounds) {
        int width = Math.min(Math.min(n, d), k + SPARE);
        Random random = SeededRandom.of(0, "pca");
        double[] basis = IntStream.range(0, d * width).mapToDouble(_ -> random.nextGaussian()).toArray();
        double[] transposed = Matrices.transpose(x, n, d);
        double[] projected = null;
        for (int round = 0; round < rounds; round++) {
            orthonormal(basis, d, width);
            projected = Matrices.product(x, basis, n, d, width);
            if (round + 1 < rounds) {
                basis = Matrices.product(transposed, projected, d, n, width);
            }
        }
        SymmetricEigen small = SymmetricEigen.of(Matrices.gram(Matrices.transpose(projected, n, width), width, n), width);
        int[] order = largest(small.values());
        double[][] out = new double[k][d];
        for (int c = 0; c < k; c++) {
            for (int j = 0; j < d; j++) {
                for (int w = 0; w < width; w++) {
                    out[c][j] += basis[j * width + w] * small.vectors()[w * width + order[c]];
                }
            }
            Vectors.unit(out[c], 0, d);
        }
        return out;
    }

    /** Gram and Schmidt, twice over each column, which is enough. */
    private static void orthonormal(double[] basis, int d, int width) {
        double[] columns = Matrices.transpose(basis, d, width);
        for (int c = 0; c < width; c++) {
            for (int twice = 0; twice < 2; twice++) {
                for (int b = 0; b < c; b++) {
                    double along = Vectors.dot(columns, c * d, columns, b * d, d);
                    for (int j = 0; j < d; j++) {
                        columns[c * d + j] -= along * columns[b * d + j];
                    }
                }
            }
            Vectors.unit(columns, c * d, d);
        }
        System.arraycopy(Matrices.transpose(columns, width, d), 0, basis, 0, basis.length);
    }

    private static int[] largest(double[] values) {
        return IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(i -> i).toArray();
    }

    private static void positive(double[] v) {
        int most = 0;
        for (int j = 1; j < v.length; j++) {
            most = Math.abs(v[j]) > Math.abs(v[most]) ? j : most;
        }
        if (v[most] < 0) {
            Arrays.setAll(v, j -> -v[j]);
        }
    }
}
