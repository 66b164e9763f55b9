package org.handful.method.embedding.batch;

import java.util.Arrays;
import org.handful.math.Softmax;

/**
 * Brings what images cost each class (a) and what their neighbours are (A) together: Y from softmax(-a), then
 *
 * <pre>
 * Y = softmax_rows( -a + lambda A Y ),   E = sum Y log Y + a Y - lambda (A Y) Y
 * </pre>
 *
 * <p>until E changes by no more than a share of itself, from the third step on. Each step lowers a bound of E (Yuan et
 * al., concave-convex procedure), wherever A is positive semi-definite.
 *
 * @param y [n, K] row-major
 */
record Smoothing(double[] y, int iterations, double energy) {
    /** Which Y is multiplied with A in the energy that ends it; the authors of LAME look at the one before the step. */
    enum Energy {
        AFTER,
        BEFORE
    }

    /** @param a [n, K] row-major */
    static Smoothing run(double[] a, int classes, Affinity affinity, double lambda, int most, double tolerance,
            Energy kind) {
        return run(a, classes, affinity, lambda, most, tolerance, kind, new int[0], false);
    }

    /**
     * With the first rows begun at given classes.
     *
     * @param given class of each of them
     * @param hold true to keep them there
     */
    static Smoothing run(double[] a, int classes, Affinity affinity, double lambda, int most, double tolerance,
            Energy kind, int[] given, boolean hold) {
        double[] y = softmax(a, null, 0, classes);
        give(y, classes, given);
        double[] pulled = affinity.times(y, classes);
        double energy = Double.NaN;
        int step = 0;
        while (step < most) {
            double[] next = softmax(a, pulled, lambda, classes);
            give(next, classes, hold ? given : new int[0]);
            double[] after = affinity.times(next, classes);
            double now = energy(a, next, kind == Energy.AFTER ? after : pulled, lambda);
            y = next;
            pulled = after;
            step++;
            boolean still = step > 2 && Math.abs(now - energy) <= tolerance * Math.abs(energy);
            energy = now;
            if (still) {
                break;
            }
        }
        return new Smoothing(y, step, energy);
    }

    private static void give(double[] y, int classes, int[] given) {
        for (int i = 0; i < given.length; i++) {
            Arrays.fill(y, i * classes, (i + 1) * classes, 0);
            y[i * classes + given[i]] = 1;
        }
    }

    /** Rows of Y as probabilities. */
    double[][] rows(int classes) {
        double[][] out = new double[y.length / classes][classes];
        for (int i = 0; i < out.length; i++) {
            System.arraycopy(y, i * classes, out[i], 0, classes);
        }
        return out;
    }

    private static double[] softmax(double[] a, double[] pulled, double lambda, int classes) {
        double[] y = new double[a.length];
        double[] row = new double[classes];
        for (int i = 0; i < a.length; i += classes) {
            for (int k = 0; k < classes; k++) {
                row[k] = -a[i + k] + (pulled == null ? 0 : lambda * pulled[i + k]);
            }
            Softmax.inPlace(row);
            System.arraycopy(row, 0, y, i, classes);
        }
        return y;
    }

    private static double energy(double[] a, double[] y, double[] pulled, double lambda) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * (Math.log(Math.max(y[i], 1e-20)) + a[i] - lambda * pulled[i]);
        }
        return sum;
    }
}
