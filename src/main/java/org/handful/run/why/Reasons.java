package org.handful.run.why;

import java.util.List;
import java.util.Optional;

/**
 * Why a run made the mistakes that it was surest of.
 *
 * @param found those that were explained, the surest first
 * @param wrong how many mistakes there are that could have been
 * @param obstacle why none is explained; empty where one is
 */
public record Reasons(List<Reason> found, int wrong, Optional<Obstacle> obstacle) {
    /** What stands in the way. */
    public enum Obstacle {
        /** Every answer was right. */
        NO_MISTAKES,
        /** The embeddings came from a file. */
        NO_IMAGES,
        /** The backbone of the run has been removed. */
        NO_BACKBONE,
        /** Images that the run learned from or was tested on have left the project. */
        IMAGES_GONE,
        /** A training inside the network over folds: the models that gave the figures are not kept. */
        NO_FOLDS,
        /** The run was not finished. */
        NO_MODEL,
        /** The run tells labels, and its mistakes are not of one class. */
        LABELS,
        /** A result as a file holds figures, no images and no model. */
        RESULT_FILE
    }

    public Reasons {
        found = List.copyOf(found);
    }

    public static Reasons none(Obstacle obstacle) {
        return new Reasons(List.of(), 0, Optional.of(obstacle));
    }

    static Reasons of(List<Reason> found, int wrong) {
        return new Reasons(found, wrong, Optional.empty());
    }
}
