package org.handful.eval.subgroup;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What tiny groups show when nothing is wrong. The lowest of several accuracies is low by chance alone, and so is their
 * spread high: whoever reads a worst group or a MacroStd needs these beside it.
 */
public final class WorstGroupBias {
    private WorstGroupBias() {}

    /**
     * Expected worst-group accuracy when every group has the same true accuracy: (1/n) sum over k = 1..n of P(X >= k)^G,
     * X binomial.
     *
     * @param accuracy 0..1, @param n images per group, at least 1, @param groups at least 1
     */
    public static double expectedWorst(double accuracy, int n, int groups) {
        BinomialDistribution hits = BinomialDistribution.of(n, accuracy);
        double sum = 0;
        for (int k = 1; k <= n; k++) {
            sum += Math.pow(hits.survivalProbability(k - 1), groups);
        }
        return sum / n;
    }

    /** The same for groups of different sizes: the integral over t of the chance that all accuracies are at least t. */
    public static double expectedWorst(double accuracy, int[] n) {
        double[] edges = Arrays.stream(n).boxed()
                .flatMapToDouble(size -> IntStream.rangeClosed(1, size).mapToDouble(k -> (double) k / size))
                .sorted().distinct().toArray();
        double sum = 0;
        double before = 0;
        for (double t : edges) {
            double all = 1;
            for (int size : n) {
                all *= BinomialDistribution.of(size, accuracy).survivalProbability((int) Math.ceil(t * size - 1e-9) - 1);
            }
            sum += (t - before) * all;
            before = t;
        }
        return sum;
    }

    /** Root mean square of a class's deviation when all groups are equally good: sqrt(a (1-a) (M-1) / N). */
    public static double expectedSpread(double accuracy, int groups, int images) {
        return Math.sqrt(accuracy * (1 - accuracy) * (groups - 1) / images);
    }
}
