package org.handful.math.privacy;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The Renyi divergence of one step that draws every image independently with probability q and adds Gaussian noise.
 *
 * <pre>
 *   RDP(alpha) = ln A / (alpha - 1),   A = E over z ~ N(0, sigma^2) of ((1 - q) + q exp((2z - 1) / (2 sigma^2)))^alpha
 * </pre>
 *
 * <p>Mironov, Talwar, Zhang, Renyi differential privacy of the sampled Gaussian mechanism, arXiv 1908.10530, 2019, section
 * 3.3. A whole alpha has a finite sum. Others have an alternating series that converges slowly below 2; the integral itself
 * is smooth, and for such integrands equal steps (the trapezoidal rule) err by less than rounding does.
 */
public final class SubsampledGaussian {
    /** Widths of noise beyond which the integrand is below e^-50 of the whole. */
    private static final double TAIL = 10;

    private SubsampledGaussian() {}

    /**
     * @param q 0..1
     * @param sigma noise as a multiple of the largest norm of what one image adds
     * @param alpha above 1
     */
    public static double rdp(double q, double sigma, double alpha) {
        if (!(q >= 0 && q <= 1) || !(sigma >= 0) || !(alpha > 1)) {
            throw new IllegalArgumentException("q " + q + ", sigma " + sigma + ", alpha " + alpha);
        }
        if (q == 0) {
            return 0;
        }
        if (sigma == 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (q == 1) {
            return alpha / (2 * sigma * sigma);
        }
        double logA = alpha == Math.rint(alpha) ? sum(q, sigma, (int) alpha) : integral(q, sigma, alpha);
        return Math.max(0, logA) / (alpha - 1);
    }

    /** ln sum_k binom(alpha, k) (1 - q)^(alpha - k) q^k exp(k (k - 1) / (2 sigma^2)). */
    private static double sum(double q, double sigma, int alpha) {
        double[] terms = new double[alpha + 1];
        double ways = LogGamma.value(alpha + 1.0);
        for (int k = 0; k <= alpha; k++) {
            terms[k] = ways - LogGamma.value(k + 1.0) - LogGamma.value(alpha - k + 1.0) + (alpha - k) * Math.log1p(-q)
                    + k * Math.log(q) + k * (k - 1.0) / (2 * sigma * sigma);
        }
        return logSum(terms, terms.length);
    }

    static double integral(double q, double sigma, double alpha) {
        double variance = sigma * sigma;
        double from = -TAIL * sigma;
        // Steps must be fine for the bell (sigma) and for the bend between its two regimes (sigma^2).
        double h = Math.min(sigma / 8, variance / 2);
        int n = (int) Math.ceil((alpha + 2 * TAIL * sigma) / h);
        double rest = Math.log1p(-q);
        double drawn = Math.log(q);
        double[] terms = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            double z = from + i * h;
            double b = drawn + (2 * z - 1) / (2 * variance);
            double ratio = Math.max(rest, b) + Math.log1p(Math.exp(-Math.abs(rest - b)));
            terms[i] = alpha * ratio - z * z / (2 * variance);
        }
        return logSum(terms, terms.length) + Math.log(h / (sigma * Math.sqrt(2 * Math.PI)));
    }

    private static double logSum(double[] terms, int n) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, terms[i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.exp(terms[i] - most);
        }
        return most + Math.log(sum);
    }
}
