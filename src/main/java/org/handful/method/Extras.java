package org.handful.method;

import java.util.List;
import java.util.Optional;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledPixels;

/**
 * What a source may know besides embeddings and labels.
 *
 * @param text embeddings of the class names in the space of the images, one row per class
 * @param attributes for every attribute the number of its value for each row of the support set, -1 where not known
 * @param noisy images beside the support set whose labels nobody has checked
 * @param views the images of the support set seen a little differently
 * @param auxiliary sets of other images with labels of their own, to learn from beside the support set
 */
public record Extras(
        Optional<EmbeddingMatrix> text, List<int[]> attributes, Optional<NoisyImages> noisy, Optional<Views> views,
        List<AuxiliaryImages> auxiliary) {
    /** @param x [N V, D]: row i V + v is view v of row i of the support set @param each V */
    public record Views(EmbeddingMatrix x, int each) {}

    /** One of several sets. @param name of its folder */
    public record AuxiliaryImages(String name, LabelledPixels images) {}

    public static final Extras NONE = new Extras(Optional.empty(), List.of());

    public Extras {
        attributes = List.copyOf(attributes);
        auxiliary = List.copyOf(auxiliary);
    }

    /** Without other sets. */
    public Extras(
            Optional<EmbeddingMatrix> text, List<int[]> attributes, Optional<NoisyImages> noisy, Optional<Views> views) {
        this(text, attributes, noisy, views, List.of());
    }

    /** Without views. */
    public Extras(Optional<EmbeddingMatrix> text, List<int[]> attributes, Optional<NoisyImages> noisy) {
        this(text, attributes, noisy, Optional.empty());
    }

    /** Without images that nobody has checked, and without views. */
    public Extras(Optional<EmbeddingMatrix> text, List<int[]> attributes) {
        this(text, attributes, Optional.empty());
    }

    public static Extras ofText(EmbeddingMatrix text) {
        return new Extras(Optional.of(text), List.of());
    }

    /** Other sets alone. */
    public static Extras beside(List<AuxiliaryImages> auxiliary) {
        return new Extras(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), auxiliary);
    }
}
