package org.handful.tune.training;

import org.handful.engine.LinearHead;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.Tensor;
import org.handful.model.TrainingEvent;

/**
 * The head before the first step. One that begins at zero would spend the first steps on what the class means already
 * know, and would push noise into the network meanwhile.
 */
public enum HeadStart implements HeadRule {
    /**
     * The class means where the steps show each image at least {@value #PASSES} times, else the linear probe: a head has
     * then no time to come from the means to where the images are told apart. Of the 106 Omniglot characters with ten
     * drawings each, FiLM's 60 steps of 32 tell 67 % from the means and 76 % from the probe, which alone has 77 %. But of 40
     * classes of Caltech-101 with ten photographs each, which are shown 3.2 times, a soup tells 50 % from the means and 45 %
     * from the probe, which alone has 48 %.
     */
    AUTOMATIC,
    /** The nearest-centroid classifier (Wang et al., SimpleShot, 2019). */
    CLASS_MEANS,
    /** Logistic regression on the frozen embeddings: fine-tuning then bends them less (Kumar et al., ICLR 2022). */
    LINEAR_PROBE;

    /** Steepness of the softmax over cosines: enough to fit the support set, little enough to keep gradients alive. */
    private static final double SCALE = 10;
    private static final int PASSES = 2;
    private static final int ITERATIONS = 2000;

    /** One that knows nothing: even class means tell of images. Directions have length 1. */
    static LinearHead zero(int dim, int classes) {
        return new LinearHead(Tensor.matrix(classes, dim, new double[classes * dim]), Tensor.vector(new double[classes]),
                Tensor.vector(new double[dim]), 1);
    }

    /** The one to begin with, in this many steps of so many of the images. */
    public HeadStart within(int steps, int batchSize, int images) {
        if (this != AUTOMATIC) {
            return this;
        }
        return (long) steps * Math.min(batchSize, images) >= (long) PASSES * images ? CLASS_MEANS : LINEAR_PROBE;
    }

    /** Of a {@link #LINEAR_PROBE}: multiplications of one look at all images, of which it takes some hundreds. */
    public static double effort(int images, int classes, int dim) {
        return (double) images * Math.min(images, dim) * classes;
    }

    /** Without steps to think of, {@link #AUTOMATIC} is the class means. */
    @Override
    public LinearHead of(EmbeddingMatrix x, int[] y, int classes, FitContext context) {
        LinearHead means = centroids(x, y, classes);
        return this == LINEAR_PROBE ? probe(x, y, classes, means.centre(), context) : means;
    }

    /** For as few images that nobody would want to end it. */
    public LinearHead of(EmbeddingMatrix x, int[] y, int classes) {
        return of(x, y, classes, FitContext.quiet(0));
    }

    /**
     * The optimum of the method {@code logistic} with C = 1, on what is left of the embeddings after the centre: it scales
     * them to a root mean square of 1, and this head to a length of 1.
     */
    private static LinearHead probe(EmbeddingMatrix x, int[] y, int classes, Tensor centre, FitContext context) {
        int dim = x.dim();
        float[] off = x.values().clone();
        for (int i = 0; i < off.length; i++) {
            off[i] = (float) (off[i] - centre.values()[i % dim]);
        }
        var support = new LabelledEmbeddings(new EmbeddingMatrix(x.rows(), dim, off), y, classes);
        Head found = Logistic.solve("logistic", support, Normaliser.of(Normalisation.RMS, support.x()), null, 1, ITERATIONS,
                context, context.preparing(TrainingEvent.Before.HEAD)).last();
        var optimum = (org.handful.method.embedding.LinearHead) found;
        double[] weights = optimum.weight().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= Math.sqrt(dim) / SCALE;
        }
        return new LinearHead(Tensor.matrix(classes, dim, weights), Tensor.vector(optimum.bias()), centre, SCALE);
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
