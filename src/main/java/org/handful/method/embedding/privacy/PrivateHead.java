package org.handful.method.embedding.privacy;

import org.handful.method.Head;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/**
 * A linear head over embeddings from which their own mean was taken before they were scaled to length 1. Embeddings that end
 * in a ReLU share one large direction, which would use up most of the clipping norm; taking off the mean of each removes
 * much of it and asks nothing of other images, so it costs no privacy, as the mean of the images would. Immutable.
 */
record PrivateHead(LinearHead inner) implements Head {
    private static final double TINY = 1e-12;

    static PrivateHead of(String method, double[] weight, double[] bias) {
        return new PrivateHead(new LinearHead(method, new Normaliser(Normalisation.NONE, new double[0]), weight, bias));
    }

    /** (x - mean of x) / its length, per row. */
    static EmbeddingMatrix prepared(EmbeddingMatrix x) {
        int dim = x.dim();
        float[] out = new float[x.values().length];
        for (int row = 0; row < out.length; row += dim) {
            double mean = 0;
            for (int j = row; j < row + dim; j++) {
                mean += x.values()[j];
            }
            mean /= dim;
            double squares = 0;
            for (int j = row; j < row + dim; j++) {
                squares += (x.values()[j] - mean) * (x.values()[j] - mean);
            }
            double length = Math.max(Math.sqrt(squares), TINY);
            for (int j = row; j < row + dim; j++) {
                out[j] = (float) ((x.values()[j] - mean) / length);
            }
        }
        return new EmbeddingMatrix(x.rows(), dim, out);
    }

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        return inner.probabilities(prepared(queries));
    }

    @Override
    public HeadState state() {
        return inner.state();
    }

    static PrivateHead restore(HeadState state) {
        return new PrivateHead(LinearHead.restore(state));
    }
}
