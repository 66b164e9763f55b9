package org.handful.method.openset;

import java.util.Arrays;
import org.handful.math.Vectors;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * Minus the mean Euclidean distance of embeddings of length 1 to the k nearest support images, whatever their class: Sun,
 * Ming, Zhu and Li, "Out-of-Distribution Detection with Deep Nearest Neighbors", ICML 2022. k is 1 where the smallest
 * class has fewer than {@value #ENOUGH} images, else {@value #MANY}, as in the few-shot open-set benchmark of Boudiaf et
 * al. (CVPR 2023).
 *
 * @param rows of length 1, [N, D]
 */
record NearestImages(Normaliser normaliser, double[] rows, int dim, int k) implements Detector {
    private static final int ENOUGH = 5;
    private static final int MANY = 3;

    static NearestImages of(LabelledEmbeddings support) {
        Normaliser normaliser = new Normaliser(Normalisation.L2, new double[0]);
        int smallest = Arrays.stream(support.counts()).min().orElse(0);
        return new NearestImages(normaliser, normaliser.apply(support.x()), support.x().dim(),
                smallest < ENOUGH ? 1 : MANY);
    }

    @Override
    public double[] scores(EmbeddingMatrix queries) {
        double[] x = normaliser.apply(queries);
        double[] out = new double[queries.rows()];
        Arrays.setAll(out, i -> score(x, i * dim, -1));
        return out;
    }

    @Override
    public double[] leftOut(int[] asked, EmbeddingMatrix batch) {
        return Arrays.stream(asked).mapToDouble(i -> score(rows, i * dim, i)).toArray();
    }

    /** @param without row that does not count, or -1 */
    private double score(double[] x, int offset, int without) {
        double[] nearest = new double[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int r = 0; r < rows.length / dim; r++) {
            if (r != without) {
                insert(nearest, Vectors.squaredDistance(x, offset, rows, r * dim, dim));
            }
        }
        double sum = 0;
        int found = 0;
        for (double d : nearest) {
            if (d < Double.POSITIVE_INFINITY) {
                sum += Math.sqrt(d);
                found++;
            }
        }
        return -sum / Math.max(1, found);
    }

    private static void insert(double[] ascending, double value) {
        int at = ascending.length - 1;
        if (value >= ascending[at]) {
            return;
        }
        while (at > 0 && ascending[at - 1] > value) {
            ascending[at] = ascending[at - 1];
            at--;
        }
        ascending[at] = value;
    }
}
