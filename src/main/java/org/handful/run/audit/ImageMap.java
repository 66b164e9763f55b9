package org.handful.run.audit;

import java.util.List;

/**
 * Images in the plane.
 *
 * @param images names
 * @param x per image, @param y per image; only their distances mean something, and those of a t-SNE or UMAP only when small
 * @param explained share of the variance that both axes hold; NaN for others than a PCA
 * @param left images that are not on it, because there are too many for a t-SNE or UMAP
 */
public record ImageMap(Kind kind, List<String> images, double[] x, double[] y, double explained, int left) {
    /** How the plane comes about. */
    public enum Kind { PCA, TSNE, UMAP }

    public ImageMap {
        images = List.copyOf(images);
    }
}
