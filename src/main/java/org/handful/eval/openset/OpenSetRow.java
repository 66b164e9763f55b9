package org.handful.eval.openset;

import java.util.Map;

/**
 * An image with its open-set scores, larger for images that look more like a class of the run.
 *
 * @param className true class: of the run for known images, one that the run does not know for unknown images
 * @param right whether the run gives a known image its class; false for the others
 * @param scores by the name of the score
 */
public record OpenSetRow(Part part, String image, String className, boolean right, Map<String, Double> scores) {
    /** Which images these are. */
    public enum Part {
        /** A support image that was left out for its score. */
        LEFT_OUT,
        /** A test image of a class of the run. */
        KNOWN,
        /** An image of a class that the run has never seen. */
        UNKNOWN
    }

    public OpenSetRow {
        scores = Map.copyOf(scores);
    }
}
