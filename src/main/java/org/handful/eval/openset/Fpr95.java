package org.handful.eval.openset;

import java.util.Arrays;
import org.handful.math.Vectors;

/**
 * The share of unknown images that pass a threshold which at least 95 % of the known ones pass, t the ascending known
 * scores at index floor(0.05 n). (OpenOOD's code states the share of known images that are refused when 95 % of the
 * unknown are: the other way round.)
 */
public final class Fpr95 {
    private Fpr95() {}

    /** NaN when either side has no image. */
    public static double of(double[] known, double[] unknown) {
        return known.length == 0 || unknown.length == 0
                ? Double.NaN : (double) passing(known, unknown) / unknown.length;
    }

    /** How many unknown images pass. */
    static int passing(double[] known, double[] unknown) {
        Vectors.requireNumbers(known);
        Vectors.requireNumbers(unknown);
        double[] sorted = known.clone();
        Arrays.sort(sorted);
        double t = sorted[(int) Math.floor(0.05 * sorted.length)];
        return (int) Arrays.stream(unknown).filter(s -> s >= t).count();
    }
}
