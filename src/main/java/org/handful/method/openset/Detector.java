package org.handful.method.openset;

import org.handful.model.EmbeddingMatrix;

/** Scores images against one support set. Immutable and thread-safe. */
interface Detector {
    /** One score per row, larger for images that look more like a class. */
    double[] scores(EmbeddingMatrix queries);

    /**
     * The score of each given support image as if it had not been in the support set.
     *
     * @param rows positions in the support set, each of a class with two images or more
     * @param batch what is asked about beside it; only transductive scores look at it
     */
    double[] leftOut(int[] rows, EmbeddingMatrix batch);
}
