package org.handful.eval.paired;

import java.util.Arrays;
import java.util.Random;
import org.handful.eval.metric.Quantiles;
import org.handful.math.SeededRandom;

/**
 * The difference of two methods on the same images, with an interval from drawing images with replacement: both methods
 * are asked about the same drawn images each time. For a share that was averaged over repeats, where counts of right
 * and wrong answers do not exist. Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * @param low 2.5 % quantile of the drawn means
 * @param high 97.5 % quantile
 * @param p two-sided: 2 (1 + the rarer of drawn means at most 0 and at least 0) / (B + 1), at most 1
 */
public record PairedBootstrap(double value, double low, double high, double p) {
    /** As many as a 95 % interval needs. */
    public static final int DRAWS = 2000;

    /** @param differences one per image, the first minus the second */
    public static PairedBootstrap of(double[] differences, int draws, long seed) {
        int n = differences.length;
        double value = Arrays.stream(differences).sum() / n;
        double[] means = new double[draws];
        Random random = SeededRandom.of(seed);
        int below = 0;
        int above = 0;
        for (int b = 0; b < draws; b++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += differences[random.nextInt(n)];
            }
            means[b] = sum / n;
            below += means[b] <= 0 ? 1 : 0;
            above += means[b] >= 0 ? 1 : 0;
        }
        Arrays.sort(means);
        return new PairedBootstrap(value, Quantiles.ofSorted(means, 0.025), Quantiles.ofSorted(means, 0.975),
                Math.min(1, 2.0 * (1 + Math.min(below, above)) / (draws + 1)));
    }
}
