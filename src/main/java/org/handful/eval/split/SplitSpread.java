package org.handful.eval.split;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.handful.eval.Estimate;
import org.handful.eval.Pooling;
import org.handful.eval.Scored;
import org.handful.eval.metric.Wilson;
import org.handful.eval.proportion.ProportionInterval;

/**
 * How much accuracy hangs on which images are learned from: one figure per split of a repeated cross-validation.
 *
 * <p>Folds share training images and are not independent, so the interval of their mean takes the variance of Nadeau and
 * Bengio (Machine Learning 52 (2003) 239-281), s² (1/J + test/train) with J splits on J - 1 degrees of freedom; s²/J is far
 * too small. Where all splits are right it has no width at all, and for few images it held the truth in 40 to 90 %
 * (docs/intervals.md): so it is never narrower than the exact interval of that share of so many images, and there is none
 * for fewer than {@value #FEWEST} images. The pooled figure counts every image once, whatever the number of repeats.
 *
 * @param accuracy per split, in the order drawn, each 0 to 1
 * @param low of the 95 % interval of the mean, cut off at 0; NaN when splits test a single image, there is only one, or
 *     too few images
 * @param pooled of the mean probabilities per image, Wilson's interval over images
 * @param train mean number of images learned from, @param test mean number tested on
 */
public record SplitSpread(
        List<Double> accuracy, double mean, double low, double high, Estimate pooled, double train, double test) {
    /** Images that an interval needs. */
    public static final int FEWEST = 10;
    private static final double TAIL = 0.025;

    public SplitSpread {
        accuracy = List.copyOf(accuracy);
    }

    /**
     * @param splits per split the predictions of its test images, none empty
     * @param train per split the number of images learned from, at least 1
     */
    public static SplitSpread of(List<List<Scored>> splits, int[] train) {
        if (splits.isEmpty() || splits.size() != train.length || splits.stream().anyMatch(List::isEmpty)
                || Arrays.stream(train).anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(splits.size() + " splits, " + train.length + " counts");
        }
        double[] a = splits.stream().mapToDouble(s -> s.stream().filter(Scored::correct).count() / (double) s.size())
                .toArray();
        double learned = Arrays.stream(train).average().orElseThrow();
        double tested = splits.stream().mapToInt(List::size).average().orElseThrow();
        double mean = Arrays.stream(a).average().orElseThrow();
        List<Scored> images = Pooling.average(splits.stream().flatMap(List::stream).toList());
        int right = (int) images.stream().filter(Scored::correct).count();
        Wilson w = Wilson.of(right, images.size());
        ProportionInterval.Bounds b = tested <= 1 || a.length < 2 || images.size() < FEWEST
                ? new ProportionInterval.Bounds(Double.NaN, Double.NaN)
                : bounds(mean, half(a, mean, tested / learned), images.size());
        return new SplitSpread(Arrays.stream(a).boxed().toList(), mean, b.low(), b.high(), new Estimate((double) right / images.size(), images.size(), w.low(), w.high()),
                learned, tested);
    }

    private static ProportionInterval.Bounds bounds(double mean, double half, int images) {
        double right = mean * images;
        int below = (int) Math.floor(right + 1e-9);
        int above = (int) Math.ceil(right - 1e-9);
        return new ProportionInterval.Bounds(
                Math.max(0, Math.min(mean - half, ProportionInterval.CLOPPER_PEARSON.of(below, images, 1 - 2 * TAIL).low())),
                Math.min(1, Math.max(mean + half, ProportionInterval.CLOPPER_PEARSON.of(above, images, 1 - 2 * TAIL).high())));
    }

    private static double half(double[] a, double mean, double ratio) {
        double variance = Arrays.stream(a).map(v -> (v - mean) * (v - mean)).sum() / (a.length - 1);
        return TDistribution.of(a.length - 1).inverseSurvivalProbability(TAIL)
                * Math.sqrt(variance * (1.0 / a.length + ratio));
    }

    /** Below it lies this share of the splits, by linear interpolation; {@code quantile(0)} is the worst split. */
    public double quantile(double share) {
        double[] sorted = accuracy.stream().mapToDouble(v -> v).sorted().toArray();
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** How many splits had each accuracy before the one at that position: where a dot goes that must not hide another. */
    public int[] ranks() {
        return IntStream.range(0, accuracy.size())
                .map(i -> (int) IntStream.range(0, i).filter(j -> accuracy.get(j).equals(accuracy.get(i))).count()).toArray();
    }
}
