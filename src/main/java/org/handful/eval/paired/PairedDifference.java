package org.handful.eval.paired;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much better one method did than another on the same episodes or splits, with Student's paired t: with differences
 * d of mean m and standard deviation s, t = m / (s / sqrt(n)) on n - 1 degrees of freedom.
 *
 * <p>Splits that share training images are not independent. {@link #ofSplits} then takes the standard error of Nadeau
 * and Bengio (Machine Learning 52 (2003) 239-281), s · sqrt(1/n + test/train); s / sqrt(n) is far too small.
 *
 * @param value mean of the first minus the second
 * @param low of the 95 % interval
 * @param p chance of a difference at least as large when both are equally good; 1 when nothing ever differs
 */
public record PairedDifference(int n, double value, double low, double high, double p) {
    /** @param first per episode, @param second the same episodes in the same order */
    public static PairedDifference of(double[] first, double[] second) {
        return of(first, second, 1.0 / first.length);
    }

    /** Of splits that were drawn from the same images. */
    public static PairedDifference ofSplits(double[] first, double[] second, int train, int test) {
        return of(first, second, 1.0 / first.length + (double) test / train);
    }

    private static PairedDifference of(double[] first, double[] second, double factor) {
        int n = first.length;
        if (n != second.length) {
            throw new IllegalArgumentException(n + " figures against " + second.length);
        }
        double[] d = new double[n];
        Arrays.setAll(d, i -> first[i] - second[i]);
        double mean = Arrays.stream(d).sum() / n;
        if (n < 2) {
            return new PairedDifference(n, mean, Double.NaN, Double.NaN, 1);
        }
        double variance = Arrays.stream(d).map(v -> (v - mean) * (v - mean)).sum() / (n - 1);
        double error = Math.sqrt(variance * factor);
        if (error == 0) {
            return new PairedDifference(n, mean, mean, mean, mean == 0 ? 1 : 0);
        }
        TDistribution t = TDistribution.of(n - 1);
        double half = t.inverseSurvivalProbability(0.025) * error;
        return new PairedDifference(n, mean, mean - half, mean + half,
                Math.min(1, 2 * t.survivalProbability(Math.abs(mean) / error)));
    }
}
