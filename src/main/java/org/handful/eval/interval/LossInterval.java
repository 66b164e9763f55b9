package org.handful.eval.interval;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.handful.eval.Estimate;
import org.handful.eval.Scored;
import org.handful.eval.metric.Brier;
import org.handful.eval.metric.LogLoss;

/**
 * Mean losses over the test images with their 95 % intervals, after Student. Losses are skewed: a sure mistake costs many
 * times what a right answer does. With fewer than {@link #FEWEST} images the interval would miss the truth more often than
 * it says, so that there is none.
 */
public final class LossInterval {
    /** Below this the bounds are NaN. */
    public static final int FEWEST = 100;
    private static final double TAIL = 0.025;

    private LossInterval() {}

    public static Estimate logLoss(List<Scored> predictions) {
        return mean(predictions.stream()
                .mapToDouble(s -> LogLoss.of(new double[][] {s.probabilities()}, new int[] {s.truth()})).toArray());
    }

    public static Estimate brier(List<Scored> predictions) {
        return mean(predictions.stream()
                .mapToDouble(s -> Brier.of(new double[][] {s.probabilities()}, new int[] {s.truth()})).toArray());
    }

    static Estimate mean(double[] losses) {
        int n = losses.length;
        double mean = DoubleStream.of(losses).average().orElse(Double.NaN);
        if (n < FEWEST) {
            return new Estimate(mean, n, Double.NaN, Double.NaN);
        }
        double squares = DoubleStream.of(losses).map(x -> (x - mean) * (x - mean)).sum();
        double half = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL) * Math.sqrt(squares / (n - 1) / n);
        return new Estimate(mean, n, Math.max(0, mean - half), mean + half);
    }
}
