package org.handful.run.result;

import java.util.List;

/**
 * What a run says about one image.
 *
 * @param ranked classes by falling probability
 * @param neighbours nearest support images by cosine of the embeddings, nearest first
 * @param step of a training that is going on; 0 for a finished run
 */
public record Guess(String image, List<Ranked> ranked, List<Neighbour> neighbours, int step) {
    /** A class with its probability, 0..1. */
    public record Ranked(String className, double probability) {}

    /** A support image with its cosine similarity, -1..1. */
    public record Neighbour(String image, String sha256, String className, double similarity) {}
}
