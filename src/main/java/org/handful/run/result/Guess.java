package org.handful.run.result;

import java.util.List;
import java.util.Optional;

/**
 * What a run says about one image.
 *
 * @param ranked classes by falling probability
 * @param neighbours nearest support images by cosine of the embeddings, nearest first
 * @param familiarity by every open-set score; empty when there is none
 * @param step of a training that is going on; 0 for a finished run
 */
public record Guess(
        String image, List<Ranked> ranked, List<Neighbour> neighbours, int step, List<Familiarity> familiarity) {
    /** Without any word on whether it may be none of the classes. */
    public Guess(String image, List<Ranked> ranked, List<Neighbour> neighbours, int step) {
        this(image, ranked, neighbours, step, List.of());
    }

    /** By the score of this name; empty when that is not known. */
    public Optional<Familiarity> familiarity(String score) {
        return familiarity.stream().filter(f -> f.score().equals(score)).findFirst();
    }

    /**
     * How much an image looks like the classes of the run.
     *
     * @param score name of the open-set score
     * @param value larger for images that look more alike
     * @param threshold below which an image is none of the classes; NaN when it could not be chosen, as with one image
     *     per class
     * @param below support images that looked less alike when they were left out
     * @param leftOut support images that were left out one at a time
     */
    public record Familiarity(String score, double value, double threshold, int below, int leftOut) {
        public boolean known() {
            return !Double.isNaN(threshold);
        }

        /** Whether the image is taken for none of the classes; false while that cannot be known. */
        public boolean none() {
            return value < threshold;
        }
    }

    /** A class with its probability, 0..1. */
    public record Ranked(String className, double probability) {}

    /** A support image with its cosine similarity, -1..1. */
    public record Neighbour(String image, String sha256, String className, double similarity) {}
}
