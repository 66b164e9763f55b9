package org.handful.eval.subgroup;

import java.util.Random;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.handful.math.SeededRandom;

/**
 * Whether the groups of one class differ by more than chance: with s² the weighted variance of the group accuracies (as in
 * MacroStd), X² = N s² / (a (1-a)), a the accuracy of the class on its N images, is Pearson's statistic of hits and misses by
 * group. Its p comes from chi-squared with M-1 degrees of freedom, or, when a group expects fewer than five
 * hits or misses, from shuffling hits among the images.
 *
 * @param statistic X²; 0 when all images are right or all are wrong, or there is one group
 * @param exact true when hits were shuffled
 */
public record Homogeneity(double statistic, double p, boolean exact) {
    private static final double ENOUGH = 5;
    private static final int SHUFFLES = 5000;

    /** @param hits per group, @param n images per group; empty groups do not count */
    public static Homogeneity of(int[] hits, int[] n, long seed) {
        int images = 0;
        int right = 0;
        int groups = 0;
        boolean few = false;
        for (int g = 0; g < n.length; g++) {
            if (hits[g] < 0 || hits[g] > n[g]) {
                throw new IllegalArgumentException(hits[g] + " hits among " + n[g]);
            }
            images += n[g];
            right += hits[g];
            groups += n[g] > 0 ? 1 : 0;
        }
        if (groups < 2 || right == 0 || right == images) {
            return new Homogeneity(0, 1, false);
        }
        double rarer = Math.min(right, images - right) / (double) images;
        for (int size : n) {
            few |= size > 0 && size * rarer < ENOUGH;
        }
        double x = statistic(hits, n, right, images);
        return few ? new Homogeneity(x, shuffled(x, n, right, images, seed), true)
                : new Homogeneity(x, ChiSquaredDistribution.of(groups - 1).survivalProbability(x), false);
    }

    private static double shuffled(double observed, int[] n, int right, int images, long seed) {
        Random random = SeededRandom.of(seed);
        int[] hits = new int[n.length];
        int asLarge = 1;
        for (int s = 0; s < SHUFFLES; s++) {
            int left = right;
            int open = images;
            for (int g = 0; g < n.length; g++) {
                hits[g] = 0;
                for (int i = 0; i < n[g]; i++) {
                    if (random.nextInt(open--) < left) {
                        left--;
                        hits[g]++;
                    }
                }
            }
            asLarge += statistic(hits, n, right, images) >= observed * (1 - 1e-9) ? 1 : 0;
        }
        return asLarge / (SHUFFLES + 1.0);
    }

    private static double statistic(int[] hits, int[] n, int right, int images) {
        double a = (double) right / images;
        double sum = 0;
        for (int g = 0; g < n.length; g++) {
            if (n[g] > 0) {
                double d = (double) hits[g] / n[g] - a;
                sum += n[g] * d * d;
            }
        }
        return sum / (a * (1 - a));
    }
}
