package org.handful.run.result;

import java.util.List;
import java.util.Optional;
import org.handful.error.InputException;

/**
 * What a run says about one image.
 *
 * @param ranked classes by falling probability
 * @param neighbours nearest support images by cosine of the embeddings, nearest first
 * @param familiarity by every open-set score; empty when there is none
 * @param step of a training that is going on; 0 for a finished run
 * @param labels those that the image is said to have first, then by falling probability; empty for a run that tells one
 *     class. Their probabilities do not sum to 1, and {@code ranked} is empty
 * @param unread why the image could not be read, and nothing is said about it; null in the other cases
 */
public record Guess(
        String image, List<Ranked> ranked, List<Neighbour> neighbours, int step, List<Familiarity> familiarity,
        List<Label> labels, InputException unread) {
    public Guess {
        ranked = List.copyOf(ranked);
        neighbours = List.copyOf(neighbours);
        familiarity = List.copyOf(familiarity);
        labels = List.copyOf(labels);
    }

    /** Of an image that could be read. */
    public Guess(
            String image, List<Ranked> ranked, List<Neighbour> neighbours, int step, List<Familiarity> familiarity,
            List<Label> labels) {
        this(image, ranked, neighbours, step, familiarity, labels, null);
    }

    /** Nothing, because the image could not be read. */
    public static Guess unread(String image, InputException why) {
        return new Guess(image, List.of(), List.of(), 0, List.of(), List.of(), why);
    }

    /** Of a run that tells one class of an image. */
    public Guess(
            String image, List<Ranked> ranked, List<Neighbour> neighbours, int step, List<Familiarity> familiarity) {
        this(image, ranked, neighbours, step, familiarity, List.of());
    }

    /** Without any word on whether it may be none of the classes. */
    public Guess(String image, List<Ranked> ranked, List<Neighbour> neighbours, int step) {
        this(image, ranked, neighbours, step, List.of());
    }

    /** Whether any number of labels was asked for, and not one class. */
    public boolean ofLabels() {
        return !labels.isEmpty();
    }

    /** Names of the labels that the image is said to have; none is an answer, too. */
    public List<String> told() {
        return labels.stream().filter(Label::told).map(Label::name).toList();
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

    /**
     * A label, each asked for by itself.
     *
     * @param probability 0..1
     * @param threshold of this label, from which probability on the image is said to have it
     */
    public record Label(String name, double probability, double threshold) {
        public boolean told() {
            return probability >= threshold;
        }
    }

    /** A support image with its cosine similarity, -1..1. */
    public record Neighbour(String image, String sha256, String className, double similarity) {}
}
