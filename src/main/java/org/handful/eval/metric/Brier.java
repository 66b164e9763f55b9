package org.handful.eval.metric;

import org.handful.math.Vectors;

/**
 * Brier's score in its original form for several classes: mean over images of Σ_k (p_k - 1[y = k])², from 0 (perfect)
 * to 2. Brier, Monthly Weather Review 78 (1950) 1-3.
 */
public final class Brier {
    private Brier() {}

    /**
     * @param probabilities [n][K], each row sums to 1
     * @param truth [n] class indices
     * @return NaN when n is 0
     */
    public static double of(double[][] probabilities, int[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            Vectors.requireNumbers(probabilities[i]);
            for (int k = 0; k < probabilities[i].length; k++) {
                double error = probabilities[i][k] - (k == truth[i] ? 1 : 0);
                sum += error * error;
            }
        }
        return sum / truth.length;
    }
}
