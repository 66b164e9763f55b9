package org.handful.eval.multilabel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.handful.math.Vectors;

/**
 * From which probability on a label counts as predicted.
 *
 * @param value 0..1
 * @param chosen from images that were held out; false for the 0.5 of a label that has too few
 */
public record Threshold(double value, boolean chosen) {
    public static final Threshold HALF = new Threshold(0.5, false);

    /**
     * The one with the highest F1 on these images. F1 is the same between two neighbouring probabilities: of such a stretch
     * 0.5 is taken where it lies in it, else the middle, and of equal ones that nearest to 0.5. Where the ranking is no
     * better than chance this says the label of every image, which is what F1 rewards (Lipton, Elkan and Naryanaswamy,
     * "Optimal thresholding of classifiers to maximize F1 measure", ECML 2014).
     *
     * @param p [N] @param has whether each image has the label, [N]; {@link #HALF} where none has
     */
    public static Threshold best(double[] p, boolean[] has) {
        Vectors.requireNumbers(p);
        Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -p[i]));
        long there = IntStream.range(0, has.length).filter(i -> has[i]).count();
        double best = 0;
        double value = HALF.value();
        int hit = 0;
        for (int m = 0; m < order.length; m++) {
            hit += has[order[m]] ? 1 : 0;
            double last = p[order[m]];
            double next = m + 1 < order.length ? p[order[m + 1]] : 0;
            if (next == last && m + 1 < order.length) {
                continue;
            }
            double f1 = 2.0 * hit / (m + 1 + there);
            double here = between(next, last);
            if (f1 > best || f1 == best && best > 0 && Math.abs(here - 0.5) < Math.abs(value - 0.5)) {
                best = f1;
                value = here;
            }
        }
        return there == 0 ? HALF : new Threshold(value, true);
    }

    private static double between(double next, double last) {
        double middle = next < 0.5 && last >= 0.5 ? 0.5 : (next + last) / 2;
        return middle > next ? middle : last;
    }
}
