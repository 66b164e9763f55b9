package org.handful.eval.interval;

import org.handful.eval.proportion.ProportionInterval;

/** Intervals of several independent proportions that hold all together in 95 %: each is exact at 0.95^(1/G). */
final class Joint {
    static final double LEVEL = 0.95;

    private Joint() {}

    /** @param of how many hold together, at least 1 */
    static ProportionInterval.Bounds of(int hits, int n, int of) {
        return ProportionInterval.CLOPPER_PEARSON.of(hits, n, Math.pow(LEVEL, 1.0 / of));
    }
}
