package org.handful.eval.paired;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrects several tests at once, so that among many equally good methods the chance of calling any two different stays
 * at 5 %: the i-th smallest of m p-values is multiplied by m - i + 1, never becoming smaller than the one before it.
 * Holm, Scand. J. Stat. 6 (1979) 65-70.
 */
public final class Holm {
    private Holm() {}

    /** @return adjusted p-values in the order of the given ones */
    public static double[] adjusted(double[] p) {
        int[] order = IntStream.range(0, p.length).boxed()
                .sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
        double[] out = new double[p.length];
        double highest = 0;
        for (int i = 0; i < order.length; i++) {
            highest = Math.max(highest, Math.min(1, (order.length - i) * p[order[i]]));
            out[order[i]] = highest;
        }
        return out;
    }
}
