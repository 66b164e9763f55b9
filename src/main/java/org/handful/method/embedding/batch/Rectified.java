package org.handful.method.embedding.batch;

import org.handful.math.Softmax;
import org.handful.math.Vectors;

/**
 * Class means that have seen the batch. The batch is moved by eta, so that its mean is that of the support set, and
 * every image, of either, is given to the class mean whose direction is nearest; the new mean is that of its images,
 * each weighted by softmax_k(10 cos). The weights do not sum to 1, as in the authors' code, so lengths shrink.
 *
 * @param queries moved, [m, D]
 * @param means [K, D]; a class to which no image went keeps the mean it had
 */
record Rectified(double[] queries, double[] means) {
    private static final double SHARPNESS = 10;

    static Rectified of(Memory memory, double[] queries) {
        int dim = memory.dim();
        double[] moved = queries.clone();
        double[] shift = mean(memory.rows(), dim);
        Vectors.axpy(-1, mean(queries, dim), shift);
        for (int i = 0; i < moved.length; i += dim) {
            for (int j = 0; j < dim; j++) {
                moved[i + j] += shift[j];
            }
        }
        double[] before = memory.means();
        double[] sum = new double[before.length];
        int[] members = new int[memory.classes()];
        add(memory.rows(), before, dim, sum, members);
        add(moved, before, dim, sum, members);
        for (int k = 0; k < members.length; k++) {
            for (int j = k * dim; j < (k + 1) * dim; j++) {
                sum[j] = members[k] == 0 ? before[j] : sum[j] / members[k];
            }
        }
        return new Rectified(moved, sum);
    }

    private static void add(double[] rows, double[] means, int dim, double[] sum, int[] members) {
        double[] z = new double[members.length];
        double[] meanLength = new double[members.length];
        for (int k = 0; k < z.length; k++) {
            meanLength[k] = Math.sqrt(Vectors.dot(means, k * dim, means, k * dim, dim));
        }
        for (int i = 0; i < rows.length; i += dim) {
            double length = Math.sqrt(Vectors.dot(rows, i, rows, i, dim));
            for (int k = 0; k < z.length; k++) {
                double lengths = length * meanLength[k];
                z[k] = SHARPNESS * Vectors.dot(rows, i, means, k * dim, dim) / Math.max(lengths, Vectors.TINY);
            }
            int best = Vectors.argmax(z);
            Softmax.inPlace(z);
            members[best]++;
            for (int j = 0; j < dim; j++) {
                sum[best * dim + j] += z[best] * rows[i + j];
            }
        }
    }

    private static double[] mean(double[] rows, int dim) {
        double[] mean = new double[dim];
        for (int i = 0; i < rows.length; i += dim) {
            for (int j = 0; j < dim; j++) {
                mean[j] += rows[i + j];
            }
        }
        for (int j = 0; j < dim; j++) {
            mean[j] *= (double) dim / rows.length;
        }
        return mean;
    }
}
