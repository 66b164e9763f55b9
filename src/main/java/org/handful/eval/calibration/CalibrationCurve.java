package org.handful.eval.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.eval.metric.Ece;
import org.handful.math.SeededRandom;

/**
 * Accuracy against confidence in bins, and the errors that are read from it. Equal-width bins are (lo, hi], a confidence of
 * 0 belongs to the first (Guo et al., ICML 2017); bins of equal mass (adaptive ECE, Nixon et al., CVPR Workshops 2019)
 * give the first n mod B bins one image more.
 *
 * @param bins those with images, in the order of their confidence
 */
public record CalibrationCurve(List<Bin> bins, int n) {
    /** @param index of the bin, 0 the lowest; @param confidence mean, @param accuracy share that is right */
    public record Bin(int index, int n, double confidence, double accuracy) {
        public double gap() {
            return accuracy - confidence;
        }
    }

    public CalibrationCurve {
        bins = List.copyOf(bins);
    }

    /** @param confidence [n] 0..1 */
    public static CalibrationCurve equalWidth(double[] confidence, boolean[] correct, int bins) {
        double[] sum = new double[bins];
        int[] hits = new int[bins];
        int[] n = new int[bins];
        for (int i = 0; i < confidence.length; i++) {
            int b = bin(confidence[i], bins);
            sum[b] += confidence[i];
            hits[b] += correct[i] ? 1 : 0;
            n[b]++;
        }
        return new CalibrationCurve(IntStream.range(0, bins).filter(b -> n[b] > 0)
                .mapToObj(b -> new Bin(b, n[b], sum[b] / n[b], (double) hits[b] / n[b])).toList(), confidence.length);
    }

    /** Equal numbers of images per bin; as many bins as images when there are fewer. */
    public static CalibrationCurve equalMass(double[] confidence, boolean[] correct, int bins) {
        int[] order = IntStream.range(0, confidence.length).boxed()
                .sorted(Comparator.comparingDouble(i -> confidence[i])).mapToInt(Integer::intValue).toArray();
        int many = Math.min(bins, order.length);
        List<Bin> out = new ArrayList<>();
        int next = 0;
        for (int b = 0; b < many; b++) {
            int size = order.length / many + (b < order.length % many ? 1 : 0);
            double sum = 0;
            int hits = 0;
            for (int i = next; i < next + size; i++) {
                bin(confidence[order[i]], 1);
                sum += confidence[order[i]];
                hits += correct[order[i]] ? 1 : 0;
            }
            next += size;
            out.add(new Bin(b, size, sum / size, (double) hits / size));
        }
        return new CalibrationCurve(out, order.length);
    }

    /** Expected calibration error: mean of |gap| over images; NaN without any. */
    public double expected() {
        return bins.stream().mapToDouble(b -> b.n() * Math.abs(b.gap())).sum() / n;
    }

    /** Maximum calibration error: the largest |gap|. */
    public double largest() {
        return bins.stream().mapToDouble(b -> Math.abs(b.gap())).max().orElse(Double.NaN);
    }

    /** Root of the mean squared gap over images, 0..1; NaN without any. */
    public double rootMeanSquare() {
        return Math.sqrt(bins.stream().mapToDouble(b -> b.n() * b.gap() * b.gap()).sum() / n);
    }

    /** Class-wise ECE: the mean over classes of the ECE of p_k as a forecast of "it is k" (Kull et al., NeurIPS 2019). */
    public static double[] classwise(double[][] probabilities, int[] truth, int classes, int bins) {
        double[] out = new double[classes];
        for (int k = 0; k < classes; k++) {
            double[] p = new double[truth.length];
            boolean[] is = new boolean[truth.length];
            for (int i = 0; i < truth.length; i++) {
                p[i] = probabilities[i][k];
                is[i] = truth[i] == k;
            }
            out[k] = equalWidth(p, is, bins).expected();
        }
        return out;
    }

    /**
     * The ECE that a perfectly calibrated model of these confidences would show by chance, mean over draws of
     * right ~ Bernoulli(confidence). It is large for few images, and an ECE says nothing until it is above it.
     */
    public static double expectedByChance(double[] confidence, int bins, int draws, long seed) {
        Random random = SeededRandom.of(seed);
        boolean[] right = new boolean[confidence.length];
        double sum = 0;
        for (int d = 0; d < draws; d++) {
            for (int i = 0; i < right.length; i++) {
                right[i] = random.nextDouble() < confidence[i];
            }
            sum += equalWidth(confidence, right, bins).expected();
        }
        return sum / draws;
    }

    /** The bin b with b/bins &lt; confidence &lt;= (b+1)/bins. */
    static int bin(double confidence, int bins) {
        return Ece.bin(confidence, bins);
    }
}
