package org.handful.run.bench.window;

/**
 * What to measure.
 *
 * @param many images of the project that is scrolled through
 * @param imported images that are imported while the gallery scrolls
 * @param seconds that one way of scrolling goes on
 */
public record WindowPlan(int many, int imported, int seconds) {
    public WindowPlan {
        if (many < 1 || imported < 1 || seconds < 1) {
            throw new IllegalArgumentException(many + " images, " + imported + " imported, " + seconds + " seconds");
        }
    }
}
