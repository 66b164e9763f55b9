package org.handful.run.audit;

import java.util.List;
import java.util.Optional;

/**
 * The images that are most like one of them.
 *
 * @param near the most alike first, without the image itself and without its copies
 * @param shared how far what is alike has the same value; empty where that cannot be said
 */
public record SimilarImages(String image, Sense sense, List<Near> near, Optional<Shared> shared) {
    public SimilarImages {
        near = List.copyOf(near);
    }

    /**
     * Whether the ranking brings what has the same class, or the same value of what it is about, to the front.
     *
     * @param value that the image has
     * @param among how many of {@code near} have it, too
     * @param averagePrecision over all images, 0 to 1
     * @param chance share of all images that have it
     */
    public record Shared(String value, int among, double averagePrecision, double chance) {}

    /** What makes the directions of a sense. */
    public enum Of { ALL, CLASS, ATTRIBUTE, COMPUTED }

    /**
     * In what images are alike.
     *
     * @param attribute its name; null when it is about all or about the class
     * @param apart alike in all but this
     */
    public record Sense(Of of, String attribute, boolean apart) {
        public static final Sense ALL = new Sense(Of.ALL, null, false);
    }

    /** @param cosine -1..1, of what the sense leaves of the embeddings */
    public record Near(String image, double cosine) {}
}
