package org.handful.eval.split;

import java.util.Arrays;
import org.handful.eval.paired.PairedBootstrap;
import org.handful.eval.paired.PairedDifference;

/**
 * How much better one method did than another on the same splits. Where a split tests many images, splits are paired and
 * the standard error allows for the training images that they share (Nadeau and Bengio); where it tests a single one,
 * images are paired and drawn with replacement.
 *
 * @param value mean accuracy of the first minus the second, -1 to 1
 * @param low of the 95 % interval, @param high of it; NaN when there are fewer than two splits
 * @param p chance of a difference at least as large when both are equally good
 */
public record SplitComparison(double value, double low, double high, double p) {
    /** @throws IllegalArgumentException when they are not of the same number of splits */
    public static SplitComparison of(SplitSpread first, SplitSpread second) {
        double[] a = first.accuracy().stream().mapToDouble(v -> v).toArray();
        double[] b = second.accuracy().stream().mapToDouble(v -> v).toArray();
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " splits against " + b.length);
        }
        if (first.test() <= 1) {
            double[] d = new double[a.length];
            Arrays.setAll(d, i -> a[i] - b[i]);
            var drawn = PairedBootstrap.of(d, PairedBootstrap.DRAWS, 0);
            return new SplitComparison(drawn.value(), drawn.low(), drawn.high(), drawn.p());
        }
        var paired = PairedDifference.ofSplits(a, b, (int) Math.round(first.train()), (int) Math.round(first.test()));
        return new SplitComparison(paired.value(), paired.low(), paired.high(), paired.p());
    }
}
