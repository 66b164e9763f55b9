package org.handful.eval.retrieval;

/**
 * One ranking with what in it was asked for, and the figures of information retrieval over it. A query without anything
 * relevant has none: skip it.
 *
 * @param relevant by rank, the best first; the whole gallery
 */
public record Ranked(boolean[] relevant) {
    /** How many in the gallery are relevant. */
    public int wanted() {
        return upTo(relevant.length);
    }

    /** 1 when something relevant is among the first k: what GeneCIS and CIRR call recall at k. */
    public double hit(int k) {
        return upTo(k) > 0 ? 1 : 0;
    }

    /** Share of the first k that is relevant, 0..1. */
    public double precision(int k) {
        return (double) upTo(k) / k;
    }

    /** Share of the relevant that is among the first k, 0..1; NaN without any. */
    public double recall(int k) {
        return (double) upTo(k) / wanted();
    }

    /** Average precision: mean over the relevant of the precision at their rank. */
    public double averagePrecision() {
        return precisionSum(relevant.length) / wanted();
    }

    /** MAP@R: precision at the ranks up to R, the number of the relevant, that hold one (Musgrave et al., ECCV 2020). */
    public double mapAtR() {
        return precisionSum(wanted()) / wanted();
    }

    /** Normalised discounted cumulative gain at k: gains 1 / log2(rank + 1) over the best that could be. */
    public double ndcg(int k) {
        double gain = 0;
        double best = 0;
        int wanted = wanted();
        for (int i = 0; i < Math.min(k, relevant.length); i++) {
            double weight = Math.log(2) / Math.log(i + 2);
            gain += relevant[i] ? weight : 0;
            best += i < wanted ? weight : 0;
        }
        return gain / best;
    }

    private double precisionSum(int k) {
        double sum = 0;
        int found = 0;
        for (int i = 0; i < k; i++) {
            if (relevant[i]) {
                found++;
                sum += (double) found / (i + 1);
            }
        }
        return sum;
    }

    private int upTo(int k) {
        int found = 0;
        for (int i = 0; i < Math.min(k, relevant.length); i++) {
            found += relevant[i] ? 1 : 0;
        }
        return found;
    }
}
