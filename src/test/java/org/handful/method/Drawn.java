package org.handful.method;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/** Embeddings drawn about one direction per class, for tests. */
public final class Drawn {
    private Drawn() {}

    /** @param counts images of each class */
    public static LabelledEmbeddings of(long seed, int dim, double apart, int... counts) {
        Random random = new Random(seed);
        int[] y = IntStream.range(0, counts.length).flatMap(k -> IntStream.generate(() -> k).limit(counts[k])).toArray();
        float[] x = new float[y.length * dim];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (random.nextGaussian() + (i % dim == y[i / dim] ? apart : 0.3));
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(y.length, dim, x), y, counts.length);
    }

    /** All rows but one. */
    public static LabelledEmbeddings without(LabelledEmbeddings all, int row) {
        int[] rest = IntStream.range(0, all.y().length).filter(i -> i != row).toArray();
        return select(all, rest);
    }

    public static LabelledEmbeddings select(LabelledEmbeddings all, int... rows) {
        return new LabelledEmbeddings(
                all.x().select(rows), Arrays.stream(rows).map(i -> all.y()[i]).toArray(), all.classes());
    }

    /** Every row as often as asked, one copy of all after the other. */
    public static LabelledEmbeddings repeated(LabelledEmbeddings all, int times) {
        int n = all.y().length;
        return select(all, IntStream.range(0, times * n).map(i -> i % n).toArray());
    }
}
