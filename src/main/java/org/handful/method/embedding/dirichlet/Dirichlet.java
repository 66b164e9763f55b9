package org.handful.method.embedding.dirichlet;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * The Dirichlet distribution over probability vectors, density proportional to prod_d z_d^(alpha_d - 1): its log density,
 * and the alpha under which vectors with a given mean logarithm are likeliest.
 *
 * <p>Newton's method of Minka, "Estimating a Dirichlet distribution", 2000, whose Hessian is diagonal plus rank one, with
 * steps halved until alpha stays positive and the likelihood does not fall. At the optimum psi(alpha_d) - psi(sum alpha)
 * is the mean of ln z_d. Vectors that are all alike have no optimum, as alpha would grow without end: it stops at a sum of
 * {@value #LARGEST}.
 */
final class Dirichlet {
    static final double LARGEST = 1e4;
    private static final int MOST_STEPS = 100;
    private static final double ENOUGH = 1e-13;

    private Dirichlet() {}

    /** ln Gamma(sum alpha) - sum ln Gamma(alpha_d) + sum (alpha_d - 1) ln z_d. */
    static double logDensity(double[] alpha, double[] logZ) {
        double total = 0;
        double sum = 0;
        for (int d = 0; d < alpha.length; d++) {
            total += alpha[d];
            sum += (alpha[d] - 1) * logZ[d] - LogGamma.value(alpha[d]);
        }
        return LogGamma.value(total) + sum;
    }

    /** @param start alpha to begin with @param mean mean of ln z_d */
    static double[] fit(double[] start, double[] mean) {
        if (start.length == 1) {
            return start; // all vectors are (1)
        }
        double[] alpha = start.clone();
        double before = logDensity(alpha, mean);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(alpha, mean);
            double length = 1;
            double[] next = moved(alpha, direction, length);
            double after = next == null ? Double.NEGATIVE_INFINITY : logDensity(next, mean);
            while (!(after >= before - ENOUGH * Math.abs(before)) && length > 1e-10) {
                length /= 2;
                next = moved(alpha, direction, length);
                after = next == null ? Double.NEGATIVE_INFINITY : logDensity(next, mean);
            }
            if (next == null) {
                return alpha;
            }
            double change = 0;
            double total = 0;
            double largest = 0;
            for (int d = 0; d < alpha.length; d++) {
                change = Math.max(change, Math.abs(next[d] - alpha[d]));
                largest = Math.max(largest, next[d]);
                total += next[d];
            }
            if (total > LARGEST) {
                for (int d = 0; d < alpha.length; d++) {
                    next[d] *= LARGEST / total;
                }
                return next;
            }
            alpha = next;
            before = after;
            if (change <= 1e-12 * largest) {
                return alpha;
            }
        }
        return alpha;
    }

    /** What Newton takes off alpha. */
    private static double[] direction(double[] alpha, double[] mean) {
        int n = alpha.length;
        double total = 0;
        for (double a : alpha) {
            total += a;
        }
        double psi = Digamma.value(total);
        double[] gradient = new double[n];
        double[] curve = new double[n];
        double top = 0;
        double bottom = 1 / Trigamma.value(total);
        for (int d = 0; d < n; d++) {
            gradient[d] = psi - Digamma.value(alpha[d]) + mean[d];
            curve[d] = -Trigamma.value(alpha[d]);
            top += gradient[d] / curve[d];
            bottom += 1 / curve[d];
        }
        for (int d = 0; d < n; d++) {
            gradient[d] = (gradient[d] - top / bottom) / curve[d];
        }
        return gradient;
    }

    /** Null when a component would not stay positive. */
    private static double[] moved(double[] alpha, double[] direction, double length) {
        double[] next = new double[alpha.length];
        for (int d = 0; d < next.length; d++) {
            next[d] = alpha[d] - length * direction[d];
            if (!(next[d] > 0)) {
                return null;
            }
        }
        return next;
    }
}
