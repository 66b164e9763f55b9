package org.handful.eval.metric;

/** Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan, Am. Stat. 50 (1996) 361). */
public final class Quantiles {
    private Quantiles() {}

    /**
     * @param sorted ascending, not empty; may end in infinities
     * @param p 0..1
     */
    public static double ofSorted(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) Math.floor(at);
        double share = at - below;
        return share == 0 || sorted[below] == sorted[below + 1]
                ? sorted[below]
                : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }
}
