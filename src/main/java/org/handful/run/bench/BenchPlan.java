package org.handful.run.bench;

import java.util.List;

/**
 * What to measure.
 *
 * @param backbones ids
 * @param methods ids of those to measure; empty for all
 * @param images that one embedding measurement takes
 * @param repeats measurements of which the median is told; one more comes before them as warm-up
 */
public record BenchPlan(List<String> backbones, List<String> methods, int images, int repeats) {
    public BenchPlan {
        backbones = List.copyOf(backbones);
        methods = List.copyOf(methods);
        if (images < CLASSES * PER_CLASS || repeats < 1) {
            throw new IllegalArgumentException(images + " images, " + repeats + " repeats");
        }
    }

    /** The task of the other measurements: so many classes with so many images each. */
    static final int CLASSES = 10;

    static final int PER_CLASS = 5;
}
