package org.handful.math.privacy;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * Sums of vectors with Gaussian noise, where every image takes part in every step (full batch). Steps compose to one with
 * mu = sqrt(steps) / sigma, whose privacy is known exactly:
 *
 * <pre>
 *   delta(epsilon) = Phi(mu/2 - epsilon/mu) - e^epsilon Phi(-mu/2 - epsilon/mu)
 * </pre>
 *
 * <p>Balle, Wang, Improving the Gaussian mechanism for differential privacy: analytical calibration and optimal denoising,
 * ICML 2018, theorem 8; composition: Dong, Roth, Su, Gaussian differential privacy, JRSS B 2022.
 *
 * @param mu how far apart the answers with and without one image lie, in standard deviations of the noise
 */
public record GaussianMechanism(double mu) {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    /** Standard deviations after which a tail is nothing. */
    private static final double ALL = 30;
    /** Room for the rounding of a difference of two nearly equal numbers. */
    private static final double ROUNDING = 1e-11;

    public GaussianMechanism {
        if (!(mu >= 0)) {
            throw new IllegalArgumentException("mu " + mu);
        }
    }

    /** @param sigma standard deviation of the noise, as a multiple of the largest norm of what one image adds */
    public static GaussianMechanism of(double sigma, int steps) {
        return new GaussianMechanism(Math.sqrt(steps) / sigma);
    }

    /** The smallest delta for which this is (epsilon, delta)-private. */
    public double delta(double epsilon) {
        if (mu == 0) {
            return 0;
        }
        double a = mu / 2 - epsilon / mu;
        if (!(a < ALL)) {
            return 1;
        }
        // phi(a) = e^epsilon phi(-mu/2 - epsilon/mu): only ratios of tails to densities are left to subtract.
        return Math.clamp(Math.exp(-0.5 * a * a) * 0.5 * (Erfcx.value(-a * SQRT_HALF)
                - Erfcx.value((mu / 2 + epsilon / mu) * SQRT_HALF)), 0, 1);
    }

    /** The smallest epsilon for a delta, from above. @param delta above 0 */
    public double epsilon(double delta) {
        if (mu == 0 || delta >= 1) {
            return 0;
        }
        if (Double.isInfinite(mu) || !(delta > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        if (holds(0, delta)) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (!holds(high, delta)) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (holds(middle, delta)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The least noise that keeps a promise, from above. @param epsilon above 0 @param delta above 0, below 1 */
    public static double sigma(double epsilon, double delta, int steps) {
        double low = 0;
        double high = 1;
        while (!of(high, steps).holds(epsilon, delta)) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; high - low > 1e-12 * high; middle = (low + high) / 2) {
            if (of(middle, steps).holds(epsilon, delta)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean holds(double epsilon, double delta) {
        return delta(epsilon) <= delta * (1 - ROUNDING);
    }
}
