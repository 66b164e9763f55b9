package org.handful.method.embedding.group;

import java.util.Arrays;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * Embeddings with every feature brought to mean 0 and deviation 1 over the support set; a feature that does not vary is
 * left at 0.
 *
 * @param x [N, D]
 */
record Standardised(double[] x, double[] mean, double[] scale) {
    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);

    static Standardised of(EmbeddingMatrix given) {
        int dim = given.dim();
        int n = given.rows();
        double[] x = AS_IS.apply(given);
        double[] mean = new double[dim];
        double[] scale = new double[dim];
        for (int i = 0; i < x.length; i++) {
            mean[i % dim] += x[i] / n;
        }
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - mean[i % dim];
            scale[i % dim] += d * d / n;
        }
        for (int j = 0; j < dim; j++) {
            scale[j] = scale[j] > 1e-12 * (1 + mean[j] * mean[j]) ? 1 / Math.sqrt(scale[j]) : 0;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = (x[i] - mean[i % dim]) * scale[i % dim];
        }
        return new Standardised(x, mean, scale);
    }

    /** The head over embeddings as they come. @param found W [K, D], then b [K], over standardised ones */
    LinearHead head(String id, double[] found, int classes) {
        int dim = mean.length;
        double[] weight = new double[classes * dim];
        double[] bias = Arrays.copyOfRange(found, classes * dim, found.length);
        for (int i = 0; i < weight.length; i++) {
            weight[i] = found[i] * scale[i % dim];
            bias[i / dim] -= weight[i] * mean[i % dim];
        }
        return new LinearHead(id, AS_IS, weight, bias);
    }

    /** Logistic regression with a squared penalty on all images. */
    Fit<Head> weighted(String id, LabelledEmbeddings support, double[] counts, double c, FitContext context) {
        float[] values = new float[x.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x[i];
        }
        var scaled = new LabelledEmbeddings(
                new EmbeddingMatrix(support.y().length, mean.length, values), support.y(), support.classes());
        Fit<Head> fit = Logistic.solve(id, scaled, AS_IS, counts, c, GroupLogistic.ITERATIONS, context);
        var head = (LinearHead) fit.last();
        double[] found = Arrays.copyOf(head.weight(), head.weight().length + head.bias().length);
        System.arraycopy(head.bias(), 0, found, head.weight().length, head.bias().length);
        return Fit.of(head(id, found, support.classes()), fit.stopped());
    }
}
