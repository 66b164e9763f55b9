package org.handful.method.embedding.incremental;

import org.handful.math.Softmax;
import org.handful.math.Vectors;

/**
 * Draws the means c of new classes towards those b of base classes, every one scaled to length 1 first:
 *
 * <pre>
 * w = softmax_b( tau cos(c, b) ),   delta = n(sum_b w_b b),   c' = (1 - s) c + s delta
 * </pre>
 *
 * <p>The paper of {@link Teen} writes its weight on c, its code puts it on delta, as here. Base classes stay as they are,
 * and new ones never lean on other new ones.
 */
public final class Calibration {
    private Calibration() {}

    /**
     * @param means of all classes, [K, D]; not changed
     * @param base which of them stay; when none does, or all do, nothing is drawn
     * @return directions: base rows of length 1, new rows as c', [K, D]
     */
    public static double[] of(double[] means, int dim, boolean[] base, double tau, double shift) {
        double[] out = means.clone();
        int bases = 0;
        for (int k = 0; k < base.length; k++) {
            Vectors.unit(out, k * dim, dim);
            bases += base[k] ? 1 : 0;
        }
        double[] directions = out.clone();
        for (int k = 0; k < base.length && bases > 0; k++) {
            if (!base[k]) {
                double[] delta = delta(directions, dim, base, k, weights(directions, dim, base, bases, k, tau));
                for (int j = 0; j < dim; j++) {
                    out[k * dim + j] = (1 - shift) * directions[k * dim + j] + shift * delta[j];
                }
            }
        }
        return out;
    }

    /** How much each base class counts for the new class k. */
    static double[] weights(double[] directions, int dim, boolean[] base, int bases, int k, double tau) {
        double[] w = new double[bases];
        int at = 0;
        for (int b = 0; b < base.length; b++) {
            if (base[b]) {
                w[at++] = tau * Vectors.dot(directions, k * dim, directions, b * dim, dim);
            }
        }
        Softmax.inPlace(w);
        return w;
    }

    /** What the new class k is drawn to, of length 1. */
    static double[] delta(double[] directions, int dim, boolean[] base, int k, double[] weights) {
        double[] delta = new double[dim];
        int at = 0;
        for (int b = 0; b < base.length; b++) {
            if (base[b]) {
                double w = weights[at++];
                for (int j = 0; j < dim; j++) {
                    delta[j] += w * directions[b * dim + j];
                }
            }
        }
        Vectors.unit(delta, 0, dim);
        return delta;
    }
}
