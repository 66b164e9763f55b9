package org.handful.run.audit;

import java.util.List;

/**
 * The images that are most like one of them.
 *
 * @param near the most alike first, without the image itself and without its copies
 */
public record SimilarImages(String image, Sense sense, List<Near> near) {
    public SimilarImages {
        near = List.copyOf(near);
    }

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
