package org.handful.math.privacy;

import java.util.function.DoubleUnaryOperator;

/**
 * How much noise a promise takes, where only the way back is known: doubled until it suffices, then halved in between. The
 * same path as Opacus' {@code get_noise_multiplier}, so that the same tolerance gives the same number.
 */
public final class NoiseSearch {
    private static final double FIRST = 20;
    private static final double MOST = 1e6;

    private NoiseSearch() {}

    /**
     * @param epsilon what a sigma comes to; falls with sigma
     * @param target above 0
     * @param tolerance how far below the target it may end
     * @return a sigma whose epsilon is at most the target
     * @throws ArithmeticException when no sigma up to a million suffices
     */
    public static double sigma(DoubleUnaryOperator epsilon, double target, double tolerance) {
        double low = 0;
        double high = FIRST;
        double reached = epsilon.applyAsDouble(high);
        while (reached > target) {
            high *= 2;
            if (high > MOST) {
                throw new ArithmeticException("no noise keeps epsilon below " + target);
            }
            reached = epsilon.applyAsDouble(high);
        }
        while (target - reached > tolerance) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            double there = epsilon.applyAsDouble(middle);
            if (there < target) {
                high = middle;
                reached = there;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
