package org.handful.tune;

import org.handful.engine.LinearHead;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Tensor;

/**
 * The head before the first step: the nearest-centroid classifier (Wang et al., SimpleShot, 2019). A head that begins
 * at zero would spend the first steps on what the class means already know, and would push noise into the network
 * meanwhile.
 */
final class HeadStart {
    /** Steepness of the softmax over cosines: enough to fit the support set, little enough to keep gradients alive. */
    private static final double SCALE = 10;

    private HeadStart() {}

    /**
     * W_k = mean of class k of (x - centre) / |x - centre|, normalised; bias 0; centre = mean of all class means.
     *
     * @param x [N, D] embeddings of the support set
     */
    static LinearHead centroids(EmbeddingMatrix x, int[] y, int classes) {
        int dim = x.dim();
        int[] counts = new int[classes];
        double[][] means = new double[classes][dim];
        for (int i = 0; i < x.rows(); i++) {
            counts[y[i]]++;
            for (int d = 0; d < dim; d++) {
                means[y[i]][d] += x.get(i, d);
            }
        }
        double[] centre = new double[dim];
        int present = 0;
        for (int k = 0; k < classes; k++) {
            present += counts[k] > 0 ? 1 : 0;
            for (int d = 0; d < dim && counts[k] > 0; d++) {
                centre[d] += means[k][d] / counts[k];
            }
        }
        for (int d = 0; d < dim; d++) {
            centre[d] /= present;
        }
        double[] weights = new double[classes * dim];
        for (int i = 0; i < x.rows(); i++) {
            double[] unit = new double[dim];
            for (int d = 0; d < dim; d++) {
                unit[d] = x.get(i, d) - centre[d];
            }
            normalise(unit, 0, dim);
            for (int d = 0; d < dim; d++) {
                weights[y[i] * dim + d] += unit[d];
            }
        }
        for (int k = 0; k < classes; k++) {
            normalise(weights, k * dim, dim);
        }
        return new LinearHead(Tensor.matrix(classes, dim, weights), Tensor.vector(new double[classes]),
                Tensor.vector(centre), SCALE);
    }

    private static void normalise(double[] v, int from, int n) {
        double squares = 0;
        for (int i = from; i < from + n; i++) {
            squares += v[i] * v[i];
        }
        double length = Math.sqrt(squares);
        for (int i = from; i < from + n && length > 0; i++) {
            v[i] /= length;
        }
    }
}
