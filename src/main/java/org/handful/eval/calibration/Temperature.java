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
    private static final int ROUNDS = 200;
    private static final double CLOSE = 1e-14;

    /** @param logits [n][K], @param labels [n] */
    public static Temperature fit(double[][] logits, int[] labels) {
        if (labels.length == 0) {
            return NONE;
        }
        double low = LOWEST;
        double high = HIGHEST;
        if (Slope.at(logits, labels, low).first() >= 0) {
            return new Temperature(LOWEST, false);
        } else if (Slope.at(logits, labels, high).first() <= 0) {
            return new Temperature(HIGHEST, false);
        }
        // The loss is convex in 1/T: Newton's steps in it, and halves of the bracket where they leave it.
        double t = 1;
        for (int i = 0; i < ROUNDS && high / low - 1 > CLOSE; i++) {
            Slope slope = Slope.at(logits, labels, t);
            if (slope.first < 0) {
                low = t;
            } else {
                high = t;
            }
            double next = 1 / (1 / t + slope.first / slope.second);
            if (Math.abs(next / t - 1) < CLOSE) {
                return new Temperature(next, true);
            }
            t = next > low && next < high ? next : Math.sqrt(low * high);
        }
        return new Temperature(t, true);
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

    /** Minus the derivative of the loss by 1/T, summed over images, and its second derivative. */
    private record Slope(double first, double second) {
        static Slope at(double[][] logits, int[] labels, double t) {
            double first = 0;
            double second = 0;
            double[] p = new double[logits[0].length];
            for (int i = 0; i < labels.length; i++) {
                double[] z = logits[i];
                for (int k = 0; k < p.length; k++) {
                    p[k] = z[k] / t;
                }
                Softmax.inPlace(p);
                double mean = 0;
                double square = 0;
                for (int k = 0; k < p.length; k++) {
                    mean += p[k] * z[k];
                    square += p[k] * z[k] * z[k];
                }
                first += z[labels[i]] - mean;
                second += square - mean * mean;
            }
            if (Double.isNaN(first)) {
                throw new IllegalArgumentException("a logit that is no number");
            }
            return new Slope(first, second);
        }
    }
}
