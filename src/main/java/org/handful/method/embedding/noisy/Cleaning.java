package org.handful.method.embedding.noisy;

import org.handful.math.Softmax;
import org.handful.math.Vectors;

/**
 * What becomes of images whose labels nobody has checked (FoPro, Qin et al., AAAI 2023): their labels are weighed by how
 * near they lie to the prototypes of the classes, and by what a classifier says. Rows are of length 1.
 */
final class Cleaning {
    private Cleaning() {}

    /**
     * alpha g + (1 - alpha) softmax(v . p_k / tau).
     *
     * @param g [n][K] what a classifier says
     * @param v [n * D] images
     * @param prototypes [K * D]
     * @return [n][K]
     */
    static double[][] soft(double[][] g, double[] v, double[] prototypes, int dim, double tau, double alpha) {
        double[][] out = new double[g.length][];
        for (int i = 0; i < g.length; i++) {
            double[] r = new double[prototypes.length / dim];
            for (int k = 0; k < r.length; k++) {
                r[k] = Vectors.dot(v, i * dim, prototypes, k * dim, dim) / tau;
            }
            Softmax.inPlace(r);
            for (int k = 0; k < r.length; k++) {
                r[k] = alpha * g[i][k] + (1 - alpha) * r[k];
            }
            out[i] = r;
        }
        return out;
    }

    /** Whether a label is believed: s of it is above 1 / K, what a guess would give it. */
    static boolean kept(double[] soft, int given) {
        return soft[given] > 1.0 / soft.length;
    }

    /** The class of an image: as given, another one that is sure enough, or -1 for none. @param sure 0..1 */
    static int decided(double[] soft, int given, double sure) {
        int best = Vectors.argmax(soft);
        return soft[best] > sure ? best : kept(soft, given) ? given : -1;
    }

    /**
     * How differently an image lies to all prototypes than the one of its label does,
     * 1/2 |p_y . p_y - v . p_y| + 1/2 sum over k != y of |p_y . p_k - v . p_k|.
     *
     * @return [n]
     */
    static double[] misfit(double[] v, int[] given, double[] prototypes, int dim) {
        double[] out = new double[given.length];
        for (int i = 0; i < given.length; i++) {
            for (int k = 0; k < prototypes.length / dim; k++) {
                out[i] += 0.5 * Math.abs(Vectors.dot(prototypes, given[i] * dim, prototypes, k * dim, dim)
                        - Vectors.dot(v, i * dim, prototypes, k * dim, dim));
            }
        }
        return out;
    }

    /**
     * p_k = momentum p_k + (1 - momentum) v for each image that counts, one after the other; of length 1 at the end.
     *
     * @param decided class of each image, -1 for none
     */
    static double[] polished(double[] prototypes, double[] v, int[] decided, int dim, double momentum) {
        double[] out = prototypes.clone();
        for (int i = 0; i < decided.length; i++) {
            if (decided[i] >= 0) {
                int at = decided[i] * dim;
                for (int d = 0; d < dim; d++) {
                    out[at + d] = momentum * out[at + d] + (1 - momentum) * v[i * dim + d];
                }
            }
        }
        for (int k = 0; k < out.length / dim; k++) {
            Vectors.unit(out, k * dim, dim);
        }
        return out;
    }
}
