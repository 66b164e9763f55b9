package org.handful.eval.privacy;

/**
 * How sure a model is of the label of an image, on a scale on which such values are about normal: ln p_y - ln sum over the
 * other classes of p_k. Carlini et al., Membership inference attacks from first principles, IEEE S&P 2022.
 */
public final class Membership {
    private static final double TINY = 1e-45;

    private Membership() {}

    /** @param p probabilities of the classes @param y the label */
    public static double statistic(double[] p, int y) {
        double others = 0;
        for (int k = 0; k < p.length; k++) {
            others += k == y ? 0 : p[k];
        }
        return Math.log(p[y] + TINY) - Math.log(others + TINY);
    }
}
