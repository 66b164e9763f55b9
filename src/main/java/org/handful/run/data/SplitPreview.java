package org.handful.run.data;

import java.util.List;

/**
 * A split that could be drawn, in counts.
 *
 * @param classes in the order of the label space, without those that are switched off or have no image to use
 * @param neither images with a class that would be on neither side: near-duplicates of support images and, while the
 *     test set is locked, what was not drawn
 * @param testLocked whether the test set would stay as it is
 */
public record SplitPreview(List<Line> classes, int neither, boolean testLocked) {
    /** A class. @param images that can be used */
    public record Line(String name, int images, int support, int test) {}

    public SplitPreview {
        classes = List.copyOf(classes);
    }

    public int support() {
        return classes.stream().mapToInt(Line::support).sum();
    }

    public int test() {
        return classes.stream().mapToInt(Line::test).sum();
    }
}
