package org.handful.eval.paired;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.handful.eval.metric.Wilson;

/**
 * How often two models were right about the same images: all that a comparison of their accuracies rests on.
 *
 * <p>Let a be the images that both know, b those that only the first knows, c only the second, d neither;
 * n = a + b + c + d. Only b and c say which is better. The test is McNemar's in its exact form: when both are equally
 * good, b among b + c is binomial with probability 1/2, so
 * p = min(1, 2 · P(X ≤ min(b, c))), X ~ Bin(b + c, 1/2). McNemar, Psychometrika 12 (1947) 153-157; Fagerland, Lydersen
 * and Laake, BMC Med. Res. Methodol. 13 (2013) 91.
 *
 * <p>The interval of the difference (c - b) / n is Newcombe's, which joins the Wilson intervals (l, u) of both
 * accuracies p1 = (a + b) / n and p2 = (a + c) / n and stays sensible for a handful of images: with
 * e = ad - bc, lessened by n/2 but not below 0 when it is positive, and phi = e / sqrt((a+b)(c+d)(a+c)(b+d)), or 0 when
 * that root is 0, it reaches from p2 - p1 - sqrt((p2-l2)² - 2 phi (p2-l2)(u1-p1) + (u1-p1)²)
 * to p2 - p1 + sqrt((u2-p2)² - 2 phi (u2-p2)(p1-l1) + (p1-l1)²).
 * Newcombe, Stat. Med. 17 (1998) 2635-2650, method 10.
 */
public record PairedCounts(int bothRight, int onlyFirst, int onlySecond, int bothWrong) {
    private static final double ERROR_RATE = 0.05;

    public PairedCounts {
        if (bothRight < 0 || onlyFirst < 0 || onlySecond < 0 || bothWrong < 0) {
            throw new IllegalArgumentException("a count below 0");
        }
    }

    /** The difference of two proportions with its 95 % interval, -1..1; NaN throughout without images. */
    public record Difference(double value, double low, double high) {}

    public int n() {
        return bothRight + onlyFirst + onlySecond + bothWrong;
    }

    /** Accuracy of the second model minus that of the first. */
    public Difference difference() {
        double n = n();
        if (n == 0) {
            return new Difference(Double.NaN, Double.NaN, Double.NaN);
        }
        Wilson first = Wilson.of(bothRight + onlyFirst, n());
        Wilson second = Wilson.of(bothRight + onlySecond, n());
        double p1 = (bothRight + onlyFirst) / n;
        double p2 = (bothRight + onlySecond) / n;
        double phi = correlation();
        double value = (onlySecond - onlyFirst) / n;
        return new Difference(value,
                Math.max(-1, value - joined(p2 - second.low(), first.high() - p1, phi)),
                Math.min(1, value + joined(second.high() - p2, p1 - first.low(), phi)));
    }

    /** Chance of a difference at least as large when both models are equally good; 1 when nothing differs. */
    public double p() {
        int differing = onlyFirst + onlySecond;
        return differing == 0 ? 1 : Math.min(1, 2
                * BinomialDistribution.of(differing, 0.5).cumulativeProbability(Math.min(onlyFirst, onlySecond)));
    }

    /** Whether chance alone is an unlikely reason (p below 5 %). */
    public boolean distinguishable() {
        return p() < ERROR_RATE;
    }

    private double correlation() {
        double root = Math.sqrt((double) (bothRight + onlyFirst) * (onlySecond + bothWrong)
                * ((double) bothRight + onlySecond) * (onlyFirst + bothWrong));
        double excess = (double) bothRight * bothWrong - (double) onlyFirst * onlySecond;
        double corrected = excess > 0 ? Math.max(0, excess - n() / 2.0) : excess;
        return root == 0 ? 0 : corrected / root;
    }

    private static double joined(double one, double other, double phi) {
        // Rounding leaves -1e-17 where both sides are equal and fully correlated.
        return Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
    }
}
