package org.handful.eval.metric;

/**
 * Expected calibration error: how far confidence and accuracy lie apart, Σ_b (n_b/n) |acc_b - conf_b| over equal-width
 * bins of the confidence. Bins are (lo, hi] as in Guo et al., ICML 2017; a confidence of 0 belongs to the first.
 *
 * <p>With few images it is large even for a perfectly calibrated model (about 0.18 at n = 25): never show it without n.
 */
public final class Ece {
    /** The customary number of bins. */
    public static final int BINS = 15;

    private Ece() {}

    /**
     * @param confidence [n] probability of the predicted class, 0..1
     * @param correct [n]
     * @return NaN when n is 0
     */
    public static double of(double[] confidence, boolean[] correct, int bins) {
        double[] gap = new double[bins];
        for (int i = 0; i < confidence.length; i++) {
            gap[bin(confidence[i], bins)] += (correct[i] ? 1 : 0) - confidence[i];
        }
        double sum = 0;
        for (double g : gap) {
            sum += Math.abs(g);
        }
        return sum / confidence.length;
    }

    /** The bin b with b/bins &lt; confidence &lt;= (b+1)/bins. */
    public static int bin(double confidence, int bins) {
        if (!(confidence >= 0)) {
            throw new IllegalArgumentException("confidence " + confidence);
        }
        int b = Math.clamp((int) Math.ceil(confidence * bins) - 1, 0, bins - 1);
        // The product rounds; the edges themselves decide.
        if (b > 0 && confidence <= (double) b / bins) {
            return b - 1;
        }
        return b < bins - 1 && confidence > (b + 1.0) / bins ? b + 1 : b;
    }
}
