package org.handful.tune.shift;

import java.util.Arrays;

/** The loss of probabilities at the temperature that suits them best: what is left is how well they tell classes apart. */
final class TemperedLoss {
    private static final double SMALLEST = 1e-12;
    /** Inverse temperatures, in steps of a quarter of an octave. */
    private static final int STEPS_DOWN = 28;
    private static final int STEPS_UP = 12;

    private TemperedLoss() {}

    /**
     * @param p [N][C]
     * @param y class index per row
     * @return [N], cross-entropy of each row at the temperature of the lowest mean
     */
    static double[] of(double[][] p, int[] y) {
        double[] best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int step = -STEPS_DOWN; step <= STEPS_UP; step++) {
            double[] losses = at(Math.pow(2, step / 4.0), p, y);
            double sum = Arrays.stream(losses).sum();
            if (sum < lowest) {
                lowest = sum;
                best = losses;
            }
        }
        return best;
    }

    /** -log(p_y^b / sum_k p_k^b). */
    private static double[] at(double inverse, double[][] p, int[] y) {
        double[] out = new double[y.length];
        for (int i = 0; i < out.length; i++) {
            double sum = 0;
            for (double v : p[i]) {
                sum += Math.pow(Math.max(SMALLEST, v), inverse);
            }
            out[i] = Math.max(0, Math.log(sum) - inverse * Math.log(Math.max(SMALLEST, p[i][y[i]])));
        }
        return out;
    }
}
