package org.handful.model;

/**
 * Embeddings with class indices: a support set, or held-out images.
 *
 * @param x [N, D]
 * @param y N class indices, 0 .. classes-1
 */
public record LabelledEmbeddings(EmbeddingMatrix x, int[] y, int classes) {
    public LabelledEmbeddings {
        if (y.length != x.rows()) {
            throw new IllegalArgumentException(y.length + " labels for " + x.rows() + " rows");
        }
    }

    /** Images per class. */
    public int[] counts() {
        int[] n = new int[classes];
        for (int k : y) {
            n[k]++;
        }
        return n;
    }
}
