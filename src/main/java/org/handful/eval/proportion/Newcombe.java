package org.handful.eval.proportion;

import org.handful.eval.metric.Wilson;

/**
 * The difference of two proportions of different images with its 95 % interval: with p_i = k_i/n_i and Wilson's bounds
 * (l_i, u_i), from p1 - p2 - sqrt((p1-l1)² + (u2-p2)²) to p1 - p2 + sqrt((u1-p1)² + (p2-l2)²). Newcombe, Stat. Med. 17
 * (1998) 873-890, method 10. For the same images asked of two models see {@link org.handful.eval.paired.PairedCounts}.
 */
public record Newcombe(double difference, double low, double high) {
    /** NaN throughout when either has no images. */
    public static Newcombe of(int k1, int n1, int k2, int n2) {
        Wilson first = Wilson.of(k1, n1);
        Wilson second = Wilson.of(k2, n2);
        double p1 = (double) k1 / n1;
        double p2 = (double) k2 / n2;
        double d = p1 - p2;
        return new Newcombe(d, Math.max(-1, d - Math.hypot(p1 - first.low(), second.high() - p2)),
                Math.min(1, d + Math.hypot(first.high() - p1, p2 - second.low())));
    }

    /** Whether no difference at all is hard to believe. */
    public boolean clear() {
        return low > 0 || high < 0;
    }
}
