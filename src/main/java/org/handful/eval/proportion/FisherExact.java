package org.handful.eval.proportion;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of a table of two by two counts: the chance of a table with the same margins that is at most as
 * likely as this one. Fisher, Statistical Methods for Research Workers, 1935 edition, section 21.02.
 */
public final class FisherExact {
    /** Tables that differ in the last digits only are equally likely, as R decides it. */
    private static final double SLACK = 1 + 1e-7;

    private FisherExact() {}

    /** Two-sided p of the table (a b; c d); 1 when a margin is 0. */
    public static double p(int a, int b, int c, int d) {
        if (a < 0 || b < 0 || c < 0 || d < 0) {
            throw new IllegalArgumentException("a count below 0");
        }
        if (a + b + c + d == 0) {
            return 1;
        }
        HypergeometricDistribution tables = HypergeometricDistribution.of(a + b + c + d, a + b, a + c);
        double here = tables.probability(a) * SLACK;
        double p = 0;
        for (int x = tables.getSupportLowerBound(); x <= tables.getSupportUpperBound(); x++) {
            double other = tables.probability(x);
            p += other <= here ? other : 0;
        }
        return Math.min(1, p);
    }
}
