package org.handful.method.embedding.privacy;

import org.handful.math.Matrices;

/**
 * Gradients of the cross-entropy of a linear head, image by image but never written down:
 *
 * <pre>
 *   dCE_i/dW = e_i x_i^T,  dCE_i/db = e_i,  e = p - onehot(y),   |g_i|^2 = |e_i|^2 (|x_i|^2 + 1)
 *   sum_i c_i g_i = ((diag(c) E)^T X, sum_i c_i e_i),            c_i = min(1, C / (|g_i| + 1e-6))
 * </pre>
 *
 * <p>Abadi et al., Deep learning with differential privacy, CCS 2016; for linear layers: Goodfellow, Efficient per-example
 * gradient computations, 2015. The small number under the fraction is that of Opacus.
 */
final class ClippedGradients {
    private static final double SMALL = 1e-6;

    private final double[] x;
    private final int n;
    private final int dim;
    private final double[] squares;

    /** @param x [N, D] */
    ClippedGradients(double[] x, int n, int dim) {
        this.x = x;
        this.n = n;
        this.dim = dim;
        this.squares = new double[n];
        for (int i = 0; i < n; i++) {
            double s = 0;
            for (int j = i * dim; j < (i + 1) * dim; j++) {
                s += x[j] * x[j];
            }
            squares[i] = s;
        }
    }

    /** Factors c. @param e [K, N] */
    double[] factors(double[] e, double clip) {
        double[] norm = norms(e);
        for (int i = 0; i < n; i++) {
            norm[i] = Math.min(1, clip / (norm[i] + SMALL));
        }
        return norm;
    }

    /** |g_i|. @param e [K, N] */
    double[] norms(double[] e) {
        double[] out = new double[n];
        for (int at = 0; at < e.length; at++) {
            out[at % n] += e[at] * e[at];
        }
        for (int i = 0; i < n; i++) {
            out[i] = Math.sqrt(out[i] * (squares[i] + 1));
        }
        return out;
    }

    /**
     * Sum of the gradients times their factors.
     *
     * @param e [K, N]; multiplied by the factors
     * @return [K, D + 1], row k is that of W_k with that of b_k behind it
     */
    double[] sum(double[] e, double[] factors) {
        int classes = e.length / n;
        double[] out = new double[classes * (dim + 1)];
        for (int k = 0; k < classes; k++) {
            double bias = 0;
            for (int i = 0; i < n; i++) {
                e[k * n + i] *= factors[i];
                bias += e[k * n + i];
            }
            out[k * (dim + 1) + dim] = bias;
        }
        Matrices.addProduct(e, 0, n, x, 0, dim, out, 0, dim + 1, classes, n, dim);
        return out;
    }
}
