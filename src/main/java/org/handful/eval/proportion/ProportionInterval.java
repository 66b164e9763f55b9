package org.handful.eval.proportion;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * Confidence intervals of a proportion k/n. Brown, Cai and DasGupta, Stat. Sci. 16 (2001) 101-133.
 *
 * <p>How often they hold the truth, on average over all proportions, at n = 5, 10, 20 and 50: Wilson and Jeffreys about
 * 95 %; Clopper-Pearson never less than 95 % for any proportion, at the price of width; Agresti-Coull between them.
 */
public enum ProportionInterval {
    /** The score interval, what the program shows: see {@link org.handful.eval.metric.Wilson}. */
    WILSON(BinomialConfidenceInterval.WILSON_SCORE),
    /** The exact one, from quantiles of Beta(k, n-k+1) and Beta(k+1, n-k). */
    CLOPPER_PEARSON(BinomialConfidenceInterval.CLOPPER_PEARSON),
    /** Quantiles of Beta(k+1/2, n-k+1/2), the posterior of Jeffreys' prior. */
    JEFFREYS(BinomialConfidenceInterval.JEFFREYS),
    /** Wald's interval around Wilson's centre. */
    AGRESTI_COULL(BinomialConfidenceInterval.AGRESTI_COULL);

    private final BinomialConfidenceInterval formula;

    ProportionInterval(BinomialConfidenceInterval formula) {
        this.formula = formula;
    }

    /** Both NaN when there is no data. */
    public record Bounds(double low, double high) {
        public boolean holds(double value) {
            return low <= value && value <= high;
        }
    }

    /**
     * @param level 0.95 for a 95 % interval
     * @return within 0..1; from 0 without hits and to 1 without misses
     */
    public Bounds of(int k, int n, double level) {
        if (k < 0 || k > n || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(k + " hits among " + n + " at level " + level);
        }
        if (n == 0) {
            return new Bounds(Double.NaN, Double.NaN);
        }
        // Rounding leaves 1e-17 where the formula has exactly 0 or 1.
        Interval interval = formula.fromErrorRate(n, k, 1 - level);
        return new Bounds(k == 0 ? 0 : Math.max(0, interval.getLowerBound()),
                k == n ? 1 : Math.min(1, interval.getUpperBound()));
    }
}
