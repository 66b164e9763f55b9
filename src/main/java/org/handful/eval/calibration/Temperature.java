package org.handful.eval.calibration;

import org.handful.math.Softmax;

/**
 * Temperature scaling: softmax(z / T) with the one T that makes the negative log-likelihood of held-out images smallest. The
 * likeliest class stays the same. Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017.
 *
 * <p>The loss is convex in 1/T; with t = ln T its derivative is the mean of (z_y - sum_k p_k z_k) / T, whose zero is found by
 * bisection. Fitted on images that were learned from, T is far too small: use predictions from held-out folds.
 *
 * @param identifiable false when the loss falls to the limit of T: all images are right (T = 0.05) or all are wrong
 *     (T = 20), and the data does not say where to stop
 */
public record Temperature(double value, boolean identifiable) {
    public static final Temperature NONE = new Temperature(1, false);
    /** With fewer held-out predictions the estimate is worth nothing. */
    public static final int ENOUGH = 50;
    private static final double LOWEST = 0.05;
    private static final double HIGHEST = 20;
    private static final double LEAST = 1e-12;

    /** @param logits [n][K], @param labels [n] */
    public static Temperature fit(double[][] logits, int[] labels) {
        if (labels.length == 0) {
            return NONE;
        }
        double low = Math.log(LOWEST);
        double high = Math.log(HIGHEST);
        if (slope(logits, labels, low) >= 0) {
            return new Temperature(LOWEST, false);
        } else if (slope(logits, labels, high) <= 0) {
            return new Temperature(HIGHEST, false);
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (slope(logits, labels, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Temperature(Math.exp((low + high) / 2), true);
    }

    /** From probabilities, whose logarithms are logits up to a constant. */
    public static Temperature ofProbabilities(double[][] probabilities, int[] labels) {
        double[][] logits = new double[probabilities.length][];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = logits(probabilities[i]);
        }
        return fit(logits, labels);
    }

    /** The probabilities at this temperature: p^(1/T), normalised. */
    public double[] apply(double[] probabilities) {
        double[] z = logits(probabilities);
        for (int k = 0; k < z.length; k++) {
            z[k] /= value;
        }
        Softmax.inPlace(z);
        return z;
    }

    private static double[] logits(double[] probabilities) {
        double[] z = new double[probabilities.length];
        for (int k = 0; k < z.length; k++) {
            if (!(probabilities[k] >= 0)) {
                throw new IllegalArgumentException(probabilities[k] + " is no probability");
            }
            z[k] = Math.log(Math.max(probabilities[k], LEAST));
        }
        return z;
    }

    private static double slope(double[][] logits, int[] labels, double logT) {
        double t = Math.exp(logT);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] p = new double[logits[i].length];
            for (int k = 0; k < p.length; k++) {
                p[k] = logits[i][k] / t;
            }
            Softmax.inPlace(p);
            double mean = 0;
            for (int k = 0; k < p.length; k++) {
                mean += p[k] * logits[i][k];
            }
            sum += (logits[i][labels[i]] - mean) / t;
        }
        if (Double.isNaN(sum)) {
            throw new IllegalArgumentException("a logit that is no number");
        }
        return sum;
    }
}
