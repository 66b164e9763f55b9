package org.handful.tune.training;

import org.handful.engine.LinearHead;
import org.handful.math.Lbfgs;
import org.handful.math.Matrices;
import org.handful.math.softmax.KernelSoftmaxRegression;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.Tensor;

/**
 * The head before the first step. One that begins at zero would spend the first steps on what the class means already
 * know, and would push noise into the network meanwhile.
 */
public enum HeadStart implements HeadRule {
    /** The nearest-centroid classifier (Wang et al., SimpleShot, 2019). */
    CLASS_MEANS,
    /** Logistic regression on the frozen embeddings: fine-tuning then bends them less (Kumar et al., ICLR 2022). */
    LINEAR_PROBE;

    /** Steepness of the softmax over cosines: enough to fit the support set, little enough to keep gradients alive. */
    private static final double SCALE = 10;
    private static final double TOLERANCE = 1e-5;
    private static final int ITERATIONS = 2000;

    /** One that knows nothing: even class means tell of images. Directions have length 1. */
    static LinearHead zero(int dim, int classes) {
        return new LinearHead(Tensor.matrix(classes, dim, new double[classes * dim]), Tensor.vector(new double[classes]),
                Tensor.vector(new double[dim]), 1);
    }

    @Override
    public LinearHead of(EmbeddingMatrix x, int[] y, int classes, CancelToken cancel) {
        LinearHead means = centroids(x, y, classes);
        return this == CLASS_MEANS ? means : probe(x, y, classes, means.centre(), cancel);
    }

    /** For as few images that nobody would want to end it. */
    public LinearHead of(EmbeddingMatrix x, int[] y, int classes) {
        return of(x, y, classes, new CancelToken());
    }

    /**
     * min C sum_i CE_i + 1/2 |W|^2 with C = 1 over sqrt(D) (x - centre) / |x - centre|, whose numbers have a root mean
     * square of 1 as in the method {@code logistic}.
     */
    private static LinearHead probe(EmbeddingMatrix x, int[] y, int classes, Tensor centre, CancelToken cancel) {
        int dim = x.dim();
        double[] f = new double[x.rows() * dim];
        double length = Math.sqrt(dim);
        for (int i = 0; i < x.rows(); i++) {
            double[] unit = new double[dim];
            for (int d = 0; d < dim; d++) {
                unit[d] = x.get(i, d) - centre.values()[d];
            }
            normalise(unit, 0, dim);
            for (int d = 0; d < dim; d++) {
                f[i * dim + d] = length * unit[d];
            }
        }
        var objective = new KernelSoftmaxRegression(Matrices.gram(f, x.rows(), dim), y, classes,
                classes == 2 ? 0.5 : 1, null);
        double[] found = Lbfgs.of(ITERATIONS, TOLERANCE)
                .minimise(objective, new double[objective.unknowns()], () -> {
                    cancel.throwIfCancelled();
                    return true;
                }).x();
        double[] weights = objective.weights(found, f, dim);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= length / SCALE;
        }
        return new LinearHead(Tensor.matrix(classes, dim, weights), Tensor.vector(objective.intercepts(found)), centre,
                SCALE);
    }

    /**
     * W_k = mean of class k of (x - centre) / |x - centre|, normalised; bias 0; centre = mean of all class means.
     *
     * @param x [N, D] embeddings of the support set
     */
    private static LinearHead centroids(EmbeddingMatrix x, int[] y, int classes) {
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
