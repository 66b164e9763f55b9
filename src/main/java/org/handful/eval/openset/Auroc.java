package org.handful.eval.openset;

import java.util.Arrays;
import org.handful.math.Vectors;

/**
 * Area under the receiver operating characteristic: how often a known image scores higher than an unknown one, a tie
 * counting half: P(s_known > s_unknown) + 1/2 P(=). With its 95 % interval by Newcombe's method 5 (Statistics in Medicine
 * 25, 2006, 559-573): all A with |A - auroc| at most 1.96 sqrt(V(A)), which stays sensible where known and unknown are
 * perfectly separated,
 *
 * <pre>
 * V(A) = A (1 - A) (1 + e (1 - A) / (2 - A) + e A / (1 + A)) / (m n),   e = (m + n) / 2 - 1
 * </pre>
 */
public record Auroc(double value, double low, double high) {
    private static final double Z = 1.959963984540054;

    /** NaN throughout when either side has no image. */
    public static Auroc of(double[] known, double[] unknown) {
        Vectors.requireNumbers(known);
        Vectors.requireNumbers(unknown);
        if (known.length == 0 || unknown.length == 0) {
            return new Auroc(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] sorted = unknown.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double s : known) {
            sum += 0.5 * (atMost(sorted, s, false) + atMost(sorted, s, true));
        }
        double a = sum / known.length / unknown.length;
        return new Auroc(a, bound(a, known.length, unknown.length, 0), bound(a, known.length, unknown.length, 1));
    }

    /** How many are below s, or with {@code equal} at most s. */
    private static int atMost(double[] sorted, double s, boolean equal) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < s || (equal && sorted[middle] == s)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The point between a and the end where the distance from a reaches 1.96 deviations. */
    private static double bound(double a, int m, int n, double end) {
        double inside = a;
        double outside = end;
        for (int i = 0; i < 100; i++) {
            double middle = 0.5 * (inside + outside);
            if (Math.abs(middle - a) <= Z * Math.sqrt(variance(middle, m, n))) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return 0.5 * (inside + outside);
    }

    private static double variance(double a, int m, int n) {
        double e = 0.5 * (m + n) - 1;
        return a * (1 - a) * (1 + e * (1 - a) / (2 - a) + e * a / (1 + a)) / m / n;
    }
}
