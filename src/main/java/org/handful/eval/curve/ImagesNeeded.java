package org.handful.eval.curve;

import java.util.Arrays;
import org.handful.eval.metric.Quantiles;

/**
 * How many images of each class an accuracy would take, with what can be known of it.
 *
 * @param target accuracy, 0..1
 * @param low images per class that one in ten curves asks for; NaN unless there is an answer
 * @param middle the median of the curves
 * @param high that nine in ten are satisfied with; infinite when it lies beyond the limit
 * @param limit beyond that many nothing is foretold: four times the largest size that was measured
 */
public record ImagesNeeded(double target, Outcome outcome, double low, double middle, double high, int limit) {
    /** Fewer sizes or repeats say nothing about a curve. */
    public static final int FEWEST_SIZES = 4;
    public static final int FEWEST_REPEATS = 5;
    private static final int FURTHEST = 4;

    /** What can be said. */
    public enum Outcome {
        /** The largest size that was measured gets there already. */
        REACHED,
        /** Within the limit, at least by the median of the curves. */
        WITHIN,
        /** Not within the limit. */
        BEYOND,
        /** The curve is too flat or too unsure to say. */
        UNBOUNDED,
        /** Too few sizes or repeats. */
        TOO_FEW
    }

    /** @param draws empty where there are too few sizes or repeats */
    static ImagesNeeded of(int[] n, double[][] accuracy, CurveDraws draws, double target) {
        int limit = FURTHEST * n[n.length - 1];
        double[] means = Arrays.stream(accuracy).mapToDouble(a -> Arrays.stream(a).average().orElseThrow()).toArray();
        if (means[means.length - 1] >= target) {
            return without(target, Outcome.REACHED, limit);
        }
        if (draws == null) {
            return without(target, Outcome.TOO_FEW, limit);
        }
        double[] needed = draws.imagesFor(target);
        double low = Quantiles.ofSorted(needed, 0.1);
        double middle = Quantiles.ofSorted(needed, 0.5);
        double high = Quantiles.ofSorted(needed, 0.9);
        LogLinear line = LogLinear.fit(Arrays.stream(n).asDoubleStream().toArray(), means);
        if (line.b() <= 0 || !line.imagesForInterval(target).bounded() || Double.isInfinite(middle)) {
            return without(target, Outcome.UNBOUNDED, limit);
        }
        if (middle > limit) {
            return new ImagesNeeded(target, Outcome.BEYOND, low, Double.NaN, Double.NaN, limit);
        }
        return new ImagesNeeded(
                target, Outcome.WITHIN, low, middle, high > limit ? Double.POSITIVE_INFINITY : high, limit);
    }

    private static ImagesNeeded without(double target, Outcome outcome, int limit) {
        return new ImagesNeeded(target, outcome, Double.NaN, Double.NaN, Double.NaN, limit);
    }
}
