package org.handful.math;

/**
 * Softmax and log-sum-exp that do not overflow: the row maximum is subtracted first, so any finite logits give finite
 * probabilities that sum to 1.
 */
public final class Softmax {
    private Softmax() {}

    /** log sum_k exp(z_k); negative infinity for no values. */
    public static double logSumExp(double[] z) {
        return logSumExp(z, 0, z.length);
    }

    /** log-sum-exp of {@code n} values from {@code offset}. */
    public static double logSumExp(double[] z, int offset, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            max = Math.max(max, z[offset + k]);
        }
        if (Double.isInfinite(max)) {
            return max;
        }
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += Math.exp(z[offset + k] - max);
        }
        return max + Math.log(sum);
    }

    /** Replaces the logits by their softmax. */
    public static void inPlace(double[] z) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : z) {
            max = Math.max(max, v);
        }
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            z[k] = Math.exp(z[k] - max);
            sum += z[k];
        }
        for (int k = 0; k < z.length; k++) {
            z[k] /= sum;
        }
    }

    /**
     * Turns logits into probabilities, one column per sample, and tells the loss of each.
     *
     * @param z [K, columns] with row stride {@code columns}; becomes the probabilities
     * @param labels class of column i at {@code labels[from + i]}
     * @param logLoss receives -log p(label) of column i
     */
    public static void columns(double[] z, int classes, int columns, int n, int[] labels, int from, double[] logLoss) {
        double[] max = new double[n];
        double[] sum = new double[n];
        System.arraycopy(z, 0, max, 0, n);
        for (int k = 1; k < classes; k++) {
            int row = k * columns;
            for (int i = 0; i < n; i++) {
                max[i] = Math.max(max[i], z[row + i]);
            }
        }
        for (int i = 0; i < n; i++) {
            logLoss[i] = max[i] - z[labels[from + i] * columns + i];
        }
        for (int k = 0; k < classes; k++) {
            int row = k * columns;
            for (int i = 0; i < n; i++) {
                double e = Math.exp(z[row + i] - max[i]);
                z[row + i] = e;
                sum[i] += e;
            }
        }
        for (int i = 0; i < n; i++) {
            logLoss[i] += Math.log(sum[i]);
            sum[i] = 1 / sum[i];
        }
        for (int k = 0; k < classes; k++) {
            int row = k * columns;
            for (int i = 0; i < n; i++) {
                z[row + i] *= sum[i];
            }
        }
    }
}
