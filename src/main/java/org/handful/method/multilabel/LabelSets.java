package org.handful.method.multilabel;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.handful.model.EmbeddingMatrix;

/**
 * Embeddings of images of which each may have several labels.
 *
 * @param x [N, D]
 * @param y which labels each has, [N][K]
 */
public record LabelSets(EmbeddingMatrix x, boolean[][] y) {
    /** These rows in this order. */
    public LabelSets select(int[] rows) {
        return new LabelSets(x.select(rows), Arrays.stream(rows).mapToObj(i -> y[i]).toArray(boolean[][]::new));
    }

    /**
     * These, and {@code perImage} made from pairs of images for each by the operations in turn. What has no label left, or
     * no embedding, is left out.
     */
    public LabelSets with(Set<SetOperation> operations, int perImage, long seed) {
        SetOperation[] all = operations.stream().sorted().toArray(SetOperation[]::new);
        int n = y.length;
        int dim = x.dim();
        float[] values = Arrays.copyOf(x.values(), n * dim * (1 + perImage));
        boolean[][] labels = Arrays.copyOf(y, n * (1 + perImage));
        Random random = new Random(seed);
        int rows = n;
        for (int i = 0; i < n * perImage && n > 1 && all.length > 0; i++) {
            int a = i % n;
            int b = (a + 1 + random.nextInt(n - 1)) % n;
            SetOperation operation = all[i / n % all.length];
            boolean[] set = operation.of(y[a], y[b]);
            double[] made = operation.of(x.row(a), x.row(b));
            if (any(set) && Arrays.stream(made).anyMatch(v -> v > 0)) {
                for (int j = 0; j < dim; j++) {
                    values[rows * dim + j] = (float) made[j];
                }
                labels[rows++] = set;
            }
        }
        return new LabelSets(new EmbeddingMatrix(rows, dim, Arrays.copyOf(values, rows * dim)),
                Arrays.copyOf(labels, rows));
    }

    private static boolean any(boolean[] set) {
        for (boolean has : set) {
            if (has) {
                return true;
            }
        }
        return false;
    }
}
