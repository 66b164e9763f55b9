package org.handful.method.embedding.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.method.Head;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.TextWeights;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.Tensor;

/**
 * The head softmax(s (x W^T + alpha sum_j exp(-beta (1 - x . key_j)) v_j one-hot(y_j))) over embeddings x of length 1.
 * Immutable and thread-safe.
 *
 * @param text W [K, D]: {@code 100 t_k}, or zeros without class names
 * @param keys [N, D]
 * @param values v_j, by how much an image counts
 */
record CacheHead(String method, double[] text, double[] keys, int[] labels, double[] values, double alpha, double beta,
        double scale) implements Head {
    static final Normaliser UNIT = new Normaliser(Normalisation.L2, new double[0]);
    private static final int BLOCK = 256;

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        int dim = queries.dim();
        double[][] out = new double[queries.rows()][];
        for (int from = 0; from < queries.rows(); from += BLOCK) {
            int m = Math.min(BLOCK, queries.rows() - from);
            double[][] z = logits(UNIT.apply(queries, from, m), m, dim);
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < z[i].length; k++) {
                    z[i][k] *= scale;
                }
                Softmax.inPlace(z[i]);
                out[from + i] = z[i];
            }
        }
        return out;
    }

    /** The logits before they are scaled, [m][K]. */
    double[][] logits(double[] x, int m, int dim) {
        int classes = text.length / dim;
        double[] columns = Matrices.transpose(x, m, dim);
        double[] names = Matrices.product(text, columns, classes, dim, m);
        double[] cosines = Matrices.product(keys, columns, labels.length, dim, m);
        double[][] z = new double[m][classes];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < classes; k++) {
                z[i][k] = names[k * m + i];
            }
            for (int j = 0; j < labels.length; j++) {
                z[i][labels[j]] += alpha * values[j] * Math.exp(-beta * (1 - cosines[j * m + i]));
            }
        }
        return z;
    }

    /**
     * The support images as they come, beside the class names.
     *
     * @param names null where the source brings none: only the cache is left, and its weight does not matter
     */
    static CacheHead of(
            String method, LabelledEmbeddings support, TextWeights names, double alpha, double beta, boolean balance) {
        double[] text = names == null ? new double[support.classes() * support.x().dim()] : names.weight();
        return new CacheHead(method, text, UNIT.apply(support.x()), support.y().clone(),
                values(support.y(), support.counts(), balance), names == null ? 1 : alpha, beta, 1);
    }

    /** 1 for every image, or where classes shall count the same the mean size of a class over the size of its own. */
    static double[] values(int[] labels, int[] counts, boolean balance) {
        double mean = (double) labels.length / counts.length;
        return Arrays.stream(labels).mapToDouble(k -> balance ? mean / counts[k] : 1).toArray();
    }

    @Override
    public HeadState state() {
        int dim = keys.length / labels.length;
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put("text", Tensor.matrix(text.length / dim, dim, text));
        tensors.put("keys", Tensor.matrix(labels.length, dim, keys));
        tensors.put("labels", Tensor.vector(Arrays.stream(labels).asDoubleStream().toArray()));
        tensors.put("values", Tensor.vector(values));
        tensors.put("factors", Tensor.vector(new double[] {alpha, beta, scale}));
        return new HeadState(method, tensors, Map.of());
    }

    static CacheHead restore(HeadState state) {
        double[] factors = state.tensors().get("factors").values();
        return new CacheHead(state.method(), state.tensors().get("text").values(),
                state.tensors().get("keys").values(),
                Arrays.stream(state.tensors().get("labels").values()).mapToInt(v -> (int) v).toArray(),
                state.tensors().get("values").values(), factors[0], factors[1], factors[2]);
    }
}
