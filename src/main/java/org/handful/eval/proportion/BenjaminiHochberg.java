package org.handful.eval.proportion;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts the p-values of many tests so that among those called found (adjusted p at most q) a share of at most q is
 * found by chance: the i-th smallest of m is multiplied by m/i, never becoming larger than the one after it. Benjamini and
 * Hochberg, J. R. Stat. Soc. B 57 (1995) 289-300.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** @return adjusted p-values in the order of the given ones */
    public static double[] adjusted(double[] p) {
        int[] order = IntStream.range(0, p.length).boxed()
                .sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
        double[] out = new double[p.length];
        double least = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            least = Math.min(least, p[order[i]] * order.length / (i + 1));
            out[order[i]] = least;
        }
        return out;
    }
}
