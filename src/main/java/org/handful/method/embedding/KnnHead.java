package org.handful.method.embedding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/**
 * The support images and their labels, which is all that {@link Knn} remembers. Immutable and thread-safe.
 *
 * @param support [N, D], rows of length 1
 * @param k neighbours that vote, at most N
 */
record KnnHead(Normaliser normaliser, double[] support, int[] labels, int classes, int k, boolean weighted)
        implements Head {
    static final double WIDTH = 0.1;
    static final double PRIOR = 0.5;
    private static final int BLOCK = 256;

    static void toUnitRows(double[] rows, int dim) {
        for (int from = 0; from < rows.length; from += dim) {
            Vectors.unit(rows, from, dim);
        }
    }

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        int dim = queries.dim();
        double[][] out = new double[queries.rows()][];
        for (int from = 0; from < queries.rows(); from += BLOCK) {
            int m = Math.min(BLOCK, queries.rows() - from);
            double[] rows = normaliser.apply(queries, from, m);
            toUnitRows(rows, dim);
            double[] cosines = Matrices.product(
                    support, Matrices.transpose(rows, m, dim), labels.length, dim, m);
            for (int i = 0; i < m; i++) {
                out[from + i] = vote(cosines, i, m);
            }
        }
        return out;
    }

    /** The vote for query i, whose cosine with support image j is at j * m + i. */
    private double[] vote(double[] cosines, int i, int m) {
        int[] nearest = new int[k];
        int found = 0;
        for (int j = 0; j < labels.length; j++) {
            double cosine = cosines[j * m + i];
            if (found == k && cosine <= cosines[nearest[k - 1] * m + i]) {
                continue;
            }
            int at = found < k ? found++ : k - 1;
            for (; at > 0 && cosines[nearest[at - 1] * m + i] < cosine; at--) {
                nearest[at] = nearest[at - 1];
            }
            nearest[at] = j;
        }
        double[] votes = new double[classes];
        Arrays.fill(votes, PRIOR / classes);
        double total = PRIOR;
        for (int j : nearest) {
            double w = weighted ? Math.exp((cosines[j * m + i] - cosines[nearest[0] * m + i]) / WIDTH) : 1;
            votes[labels[j]] += w;
            total += w;
        }
        for (int c = 0; c < classes; c++) {
            votes[c] /= total;
        }
        return votes;
    }

    @Override
    public HeadState state() {
        Map<String, Tensor> tensors = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        tensors.put("support", Tensor.matrix(labels.length, support.length / labels.length, support));
        tensors.put("labels", Tensor.vector(Arrays.stream(labels).asDoubleStream().toArray()));
        notes.put("classes", String.valueOf(classes));
        notes.put("k", String.valueOf(k));
        notes.put("weighted", String.valueOf(weighted));
        normaliser.save(tensors, notes);
        return new HeadState("knn", tensors, notes);
    }

    static KnnHead restore(HeadState state) {
        double[] labels = state.tensors().get("labels").values();
        return new KnnHead(Normaliser.restore(state), state.tensors().get("support").values(),
                Arrays.stream(labels).mapToInt(v -> (int) v).toArray(),
                Integer.parseInt(state.notes().get("classes")), Integer.parseInt(state.notes().get("k")),
                Boolean.parseBoolean(state.notes().get("weighted")));
    }
}
