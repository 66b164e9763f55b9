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
            double weighted = 0;
            for (int j = 0; j < n; j++) {
                // The nearest distance cancels out, and keeps the sum from vanishing.
                double d = squared[i * n + j] - nearest;
                double e = j == i ? 0 : Math.exp(-beta * d);
                out[i * n + j] = e;
                sum += e;
                weighted += e * d;
            }
            double entropy = Math.log(sum) + beta * weighted / sum;
            for (int j = 0; j < n; j++) {
                out[i * n + j] /= sum;
            }
            if (Math.abs(entropy - target) < ENOUGH) {
                break;
            }
            if (entropy > target) {
                low = beta;
                beta = Double.isInfinite(high) ? 2 * beta : (low + high) / 2;
            } else {
                high = beta;
                beta = (low + high) / 2;
            }
        }
        return beta;
    }
}
