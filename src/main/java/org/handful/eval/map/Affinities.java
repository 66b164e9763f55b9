package org.handful.eval.map;

import java.util.stream.IntStream;

/**
 * How near images count as being in t-SNE: Gaussian neighbourhoods whose width is such that every image has about
 * {@code perplexity} neighbours, made symmetric. P_ij = (p_j|i + p_i|j) / 2n with p_j|i proportional to
 * exp(-beta_i d²_ij) and entropy ln(perplexity). Van der Maaten and Hinton, J. Mach. Learn. Res. 9 (2008) 2579-2605.
 *
 * @param p [n * n], sums to 1, diagonal 0
 * @param beta [n] inverse widths 1 / (2 sigma²)
 */
record Affinities(double[] p, double[] beta) {
    private static final int ROUNDS = 200;
    private static final double ENOUGH = 1e-13;
    /** exp of less than minus this is nothing beside 1. */
    private static final double VANISHED = 40;

    /** @param squared [n * n] squared distances, @param perplexity below n - 1 */
    static Affinities of(double[] squared, int n, double perplexity) {
        double[] conditional = new double[n * n];
        double[] beta = new double[n];
        double target = Math.log(perplexity);
        IntStream.range(0, n).parallel().forEach(i -> beta[i] = row(squared, conditional, i, n, target));
        double[] p = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                p[i * n + j] = (conditional[i * n + j] + conditional[j * n + i]) / (2 * n);
            }
        }
        return new Affinities(p, beta);
    }

    private static double row(double[] squared, double[] out, int i, int n, double target) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double beta = 1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            nearest = j == i ? nearest : Math.min(nearest, squared[i * n + j]);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int j = 0; j < n; j++) {
                // The nearest distance cancels out, and keeps the sum from vanishing.
                double d = squared[i * n + j] - nearest;
                double e = j == i || beta * d > VANISHED ? 0 : Math.exp(-beta * d);
                out[i * n + j] = e;
                sum += e;
                first += e * d;
                second += e * d * d;
            }
            double mean = first / sum;
            double entropy = Math.log(sum) + beta * mean;
            for (int j = 0; j < n; j++) {
                out[i * n + j] /= sum;
            }
            if (Math.abs(entropy - target) < ENOUGH) {
                break;
            }
            if (entropy > target) {
                low = beta;
            } else {
                high = beta;
            }
            // Newton's step, for the entropy falls by beta times the variance; by halves where it leads out of the bounds.
            double newton = beta + (entropy - target) / (beta * (second / sum - mean * mean));
            beta = newton > low && newton < high ? newton : Double.isInfinite(high) ? 2 * beta : (low + high) / 2;
        }
        return beta;
    }
}
