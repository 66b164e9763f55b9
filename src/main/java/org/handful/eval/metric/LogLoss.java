package org.handful.eval.metric;

import org.handful.math.Vectors;

/** Mean negative log-likelihood of the true class, -mean ln max(p_y, 1e-12), in nats: 0 is perfect. */
public final class LogLoss {
    /** Keeps one confident mistake from making the mean infinite. */
    static final double FLOOR = 1e-12;

    private LogLoss() {}

    /**
     * @param probabilities [n][K], each row sums to 1
     * @param truth [n] class indices
     * @return NaN when n is 0
     */
    public static double of(double[][] probabilities, int[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            Vectors.requireNumbers(probabilities[i]);
            sum -= Math.log(Math.max(probabilities[i][truth[i]], FLOOR));
        }
        return sum / truth.length;
    }
}
