package org.handful.eval.metric;

import org.handful.eval.proportion.ProportionInterval;

/**
 * The Wilson score interval of a proportion, the one that stays sensible for a handful of images.
 *
 * <p>With p = k/n and z the normal quantile: centre (p + z²/2n) / (1 + z²/n), half-width
 * z / (1 + z²/n) · sqrt(p(1-p)/n + z²/4n²). Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212.
 */
public record Wilson(double low, double high) {
    private static final double LEVEL = 0.95;

    /** The 95 % interval for k hits among n; NaN bounds when n is 0. */
    public static Wilson of(int k, int n) {
        ProportionInterval.Bounds bounds = ProportionInterval.WILSON.of(k, n, LEVEL);
        return new Wilson(bounds.low(), bounds.high());
    }
}
