package org.handful.method.embedding;

import java.util.HashMap;
import java.util.Map;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.ThinProduct;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/**
 * The head softmax(W n(x) + b) that every method with flat boundaries ends in: n is a {@link Normaliser}. Immutable and
 * thread-safe.
 *
 * @param method id of the method that fitted it
 * @param weight [K, D] row-major
 * @param bias [K]
 */
public record LinearHead(String method, Normaliser normaliser, double[] weight, double[] bias) implements Head {
    private static final int BLOCK = 256;

    /** Up to so many classes one pass over the embeddings is faster than normalising them first. */
    private static final int FEW = 16;

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        double[][] out = logits(queries);
        for (double[] row : out) {
            Softmax.inPlace(row);
        }
        return out;
    }

    /** W n(x) + b for every row, [M][K]. */
    public double[][] logits(EmbeddingMatrix queries) {
        int classes = bias.length;
        int dim = queries.dim();
        if (weight.length != classes * dim) {
            throw new IllegalArgumentException("head takes " + weight.length / classes + " features, got " + dim);
        }
        double[][] out = new double[queries.rows()][classes];
        if (classes <= FEW) {
            few(queries, out);
        } else {
            many(queries, out);
        }
        for (double[] row : out) {
            Vectors.axpy(1, bias, row);
        }
        return out;
    }

    /** W n(x) = scale(x) W (x - centre): scaling K products costs less than scaling D features. */
    private void few(EmbeddingMatrix queries, double[][] out) {
        int dim = queries.dim();
        ThinProduct product = new ThinProduct(bias.length, Math.min(BLOCK, queries.rows()));
        for (int from = 0; from < queries.rows(); from += BLOCK) {
            int n = Math.min(BLOCK, queries.rows() - from);
            product.compute(queries.values(), from, n, dim, normaliser.centre(), weight);
            for (int i = 0; i < n; i++) {
                double scale = normaliser.scale(product.square(i), dim);
                for (int k = 0; k < bias.length; k++) {
                    out[from + i][k] = scale * product.product(k, i);
                }
            }
        }
    }

    private void many(EmbeddingMatrix queries, double[][] out) {
        int dim = queries.dim();
        double[] x = new double[Math.min(BLOCK, queries.rows()) * dim];
        for (int from = 0; from < queries.rows(); from += BLOCK) {
            int n = Math.min(BLOCK, queries.rows() - from);
            normaliser.apply(queries, from, n, x);
            Matrices.timesRows(weight, bias.length, dim, x, n, out, from);
        }
    }

    @Override
    public HeadState state() {
        Map<String, Tensor> tensors = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        tensors.put("weight", Tensor.matrix(bias.length, weight.length / bias.length, weight));
        tensors.put("bias", Tensor.vector(bias));
        normaliser.save(tensors, notes);
        return new HeadState(method, tensors, notes);
    }

    /** What {@link #state} kept, predicting the same. */
    public static LinearHead restore(HeadState state) {
        return new LinearHead(state.method(), Normaliser.restore(state), state.tensors().get("weight").values(),
                state.tensors().get("bias").values());
    }
}
