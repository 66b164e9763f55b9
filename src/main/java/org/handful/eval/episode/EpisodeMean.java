package org.handful.eval.episode;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean accuracy over episodes with the half-width of its 95 % interval. It covers the drawing of episodes, not that
 * of the images they are drawn from: more episodes make it narrower, and tell nothing more about new images.
 *
 * <p>half = 1.96 · s / sqrt(E) with s² = Σ(a - mean)² / E, as SimpleShot, LaplacianShot and BECLR report it; below
 * 100 episodes t(E-1) · s' / sqrt(E) with s'² = Σ(a - mean)² / (E - 1), because 1.96 is then too little.
 *
 * @param n episodes
 * @param half 0 for equal accuracies, NaN for a single episode
 */
public record EpisodeMean(int n, double mean, double half) {
    private static final double Z = 1.96;
    private static final int FEW = 100;

    /** @param accuracies one per episode, 0..1; NaN throughout for none */
    public static EpisodeMean of(double[] accuracies) {
        int n = accuracies.length;
        if (n == 0) {
            return new EpisodeMean(0, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(accuracies).sum() / n;
        double squares = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum();
        if (n == 1) {
            return new EpisodeMean(1, mean, Double.NaN);
        }
        return new EpisodeMean(n, mean, n < FEW
                ? TDistribution.of(n - 1).inverseSurvivalProbability(0.025) * Math.sqrt(squares / (n - 1) / n)
                : Z * Math.sqrt(squares) / n);
    }

    public double low() {
        return Math.max(0, mean - half);
    }

    public double high() {
        return Math.min(1, mean + half);
    }
}
