package org.handful.eval.metric;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * The Wilson score interval of a proportion, the one that stays sensible for a handful of images.
 *
 * <p>With p = k/n and z the normal quantile: centre (p + z²/2n) / (1 + z²/n), half-width
 * z / (1 + z²/n) · sqrt(p(1-p)/n + z²/4n²). Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212.
 */
public record Wilson(double low, double high) {
    private static final double ERROR_RATE = 0.05;
    private static final Wilson NO_DATA = new Wilson(Double.NaN, Double.NaN);

    /** The 95 % interval for k hits among n; NaN bounds when n is 0. */
    public static Wilson of(int k, int n) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException(k + " hits among " + n);
        }
        if (n == 0) {
            return NO_DATA;
        }
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, k, ERROR_RATE);
        // Rounding leaves 1e-17 where the formula has exactly 0 or 1.
        return new Wilson(k == 0 ? 0 : interval.getLowerBound(), k == n ? 1 : interval.getUpperBound());
    }
}
