package org.handful.eval.explain;

/**
 * How much each image learned from says for its class in a cache head (Zhang et al., "Tip-Adapter", ECCV 2022): its
 * affinity exp(-sharpness (1 - cosine)) as a share of that of all images of its class.
 *
 * @param affinity [n]
 * @param share [n], those of a class sum to 1
 * @param logit [K] sum of affinities
 */
public record SupportShare(double[] affinity, double[] share, double[] logit) {
    /** @param cosine [n] of each image learned from to the one asked about, @param label [n] */
    public static SupportShare of(double[] cosine, int[] label, int classes, double sharpness) {
        double[] affinity = new double[cosine.length];
        double[] logit = new double[classes];
        for (int i = 0; i < cosine.length; i++) {
            affinity[i] = Math.exp(-sharpness * (1 - cosine[i]));
            logit[label[i]] += affinity[i];
        }
        double[] share = new double[cosine.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = affinity[i] / logit[label[i]];
        }
        return new SupportShare(affinity, share, logit);
    }
}
