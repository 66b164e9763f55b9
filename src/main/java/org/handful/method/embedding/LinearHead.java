package org.handful.method.embedding;

import java.util.HashMap;
import java.util.Map;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
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

    /** Up to so many classes an image at a time is faster than a block, which has to be transposed. */
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
        int block = classes <= FEW ? 1 : BLOCK;
        double[] x = new double[Math.min(block, queries.rows()) * dim];
        for (int from = 0; from < queries.rows(); from += block) {
            int n = Math.min(block, queries.rows() - from);
            normaliser.apply(queries, from, n, x);
            if (n == 1) {
                Matrices.timesVector(weight, classes, dim, x, out[from]);
            } else {
                Matrices.timesRows(weight, classes, dim, x, n, out, from);
            }
            for (int i = from; i < from + n; i++) {
                Vectors.axpy(1, bias, out[i]);
            }
        }
        return out;
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

    public static LinearHead restore(HeadState state) {
        return new LinearHead(state.method(), Normaliser.restore(state), state.tensors().get("weight").values(),
                state.tensors().get("bias").values());
    }
}
