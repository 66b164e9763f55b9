package org.handful.eval.curve;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Accuracy as a line in the logarithm of the number of images, acc = a + b · log2(n), by weighted least squares.
 *
 * @param s2 weighted residual variance on J - 2 degrees of freedom
 * @param meanX weighted mean of log2(n)
 * @param sxx weighted sum of squares about it
 * @param weight sum of the weights
 * @param points J
 */
public record LogLinear(double a, double b, double s2, double meanX, double sxx, double weight, int points) {
    /** A range that may be open: the bounds are NaN when it cannot be bounded. */
    public record Range(double low, double high) {
        public boolean bounded() {
            return !Double.isNaN(low);
        }
    }

    /** All points count the same. */
    public static LogLinear fit(double[] n, double[] accuracy) {
        double[] ones = new double[n.length];
        Arrays.fill(ones, 1);
        return fit(n, accuracy, ones);
    }

    /**
     * @param n images per class, at least two different
     * @param weights 1 / squared standard error of each accuracy
     */
    public static LogLinear fit(double[] n, double[] accuracy, double[] weights) {
        double w = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < n.length; i++) {
            w += weights[i];
            x += weights[i] * log2(n[i]);
            y += weights[i] * accuracy[i];
        }
        x /= w;
        y /= w;
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < n.length; i++) {
            double dx = log2(n[i]) - x;
            sxx += weights[i] * dx * dx;
            sxy += weights[i] * dx * (accuracy[i] - y);
        }
        double b = sxy / sxx;
        double a = y - b * x;
        double squares = 0;
        for (int i = 0; i < n.length; i++) {
            double r = accuracy[i] - a - b * log2(n[i]);
            squares += weights[i] * r * r;
        }
        return new LogLinear(a, b, n.length > 2 ? squares / (n.length - 2) : Double.NaN, x, sxx, w, n.length);
    }

    /** Accuracy at n images, not above 1. */
    public double at(double n) {
        return Math.min(1, a + b * log2(n));
    }

    /** Images for that accuracy; infinite when the line does not rise. */
    public double imagesFor(double accuracy) {
        return b <= 0 ? Double.POSITIVE_INFINITY : Math.pow(2, (accuracy - a) / b);
    }

    /** The 95 % interval of the mean accuracy at n images, not clipped. */
    public Range meanAt(double n) {
        return around(n, 0);
    }

    /** Where 95 % of single accuracies at n images would lie, not clipped. */
    public Range predictionAt(double n) {
        return around(n, 1);
    }

    private Range around(double n, double own) {
        double dx = log2(n) - meanX;
        double half = t() * Math.sqrt(s2 * (own + 1 / weight + dx * dx / sxx));
        double m = a + b * log2(n);
        return new Range(m - half, m + half);
    }

    /**
     * The 95 % interval of the images for an accuracy by Fieller's theorem (J. R. Stat. Soc. B 16 (1954) 175-185); cannot
     * be bounded when the slope is not distinguishable from 0, g = t² s² / (b² Sxx) ≥ 1.
     */
    public Range imagesForInterval(double accuracy) {
        double t = t();
        double g = t * t * s2 / (b * b * sxx);
        if (!(g < 1)) {
            return new Range(Double.NaN, Double.NaN);
        }
        double d = (accuracy - a) / b - meanX;
        double half = t * Math.sqrt(s2) / Math.abs(b) * Math.sqrt((1 - g) / weight + d * d / sxx);
        return new Range(Math.pow(2, meanX + (d - half) / (1 - g)), Math.pow(2, meanX + (d + half) / (1 - g)));
    }

    private double t() {
        return TDistribution.of(points - 2).inverseSurvivalProbability(0.025);
    }

    private static double log2(double n) {
        return Math.log(n) / Math.log(2);
    }
}
