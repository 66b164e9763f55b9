package org.handful.run.bench;

import java.util.SplittableRandom;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/** Embeddings to measure methods with: Gaussian classes that overlap, so that a fit has something to do. */
final class SyntheticEmbeddings {
    private SyntheticEmbeddings() {}

    /** Each class has a random mean of unit variance per dimension; each image adds unit noise. */
    static LabelledEmbeddings of(int classes, int perClass, int dim, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] means = new float[classes][dim];
        for (float[] mean : means) {
            for (int d = 0; d < dim; d++) {
                mean[d] = (float) random.nextGaussian();
            }
        }
        float[] values = new float[classes * perClass * dim];
        int[] labels = new int[classes * perClass];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % classes;
            for (int d = 0; d < dim; d++) {
                values[i * dim + d] = means[labels[i]][d] + (float) random.nextGaussian();
            }
        }
        return new LabelledEmbeddings(new EmbeddingMatrix(labels.length, dim, values), labels, classes);
    }
}
