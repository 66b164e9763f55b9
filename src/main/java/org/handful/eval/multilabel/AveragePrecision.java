package org.handful.eval.multilabel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.handful.math.Vectors;

/**
 * Area under the steps of the precision-recall curve, sum over thresholds of (R_n - R_{n-1}) P_n, as scikit-learn's
 * {@code average_precision_score}: images with equal scores come in together. NaN where all images or none have the label,
 * since no ranking of them is better than another.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /** @param has whether each image has the label, [N] @return 0..1 or NaN */
    public static double of(double[] score, boolean[] has) {
        Vectors.requireNumbers(score);
        Integer[] order = IntStream.range(0, score.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> -score[i]));
        long positives = IntStream.range(0, has.length).filter(i -> has[i]).count();
        if (positives == 0 || positives == has.length) {
            return Double.NaN;
        }
        double area = 0;
        int found = 0;
        int before = 0;
        for (int i = 0; i < order.length; i++) {
            found += has[order[i]] ? 1 : 0;
            if (i + 1 == order.length || score[order[i + 1]] != score[order[i]]) {
                area += (double) (found - before) / positives * found / (i + 1);
                before = found;
            }
        }
        return area;
    }
}
