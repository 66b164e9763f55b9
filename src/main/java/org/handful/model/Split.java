package org.handful.model;

import java.util.List;

/**
 * Which samples of a dataset are learned from and which are tested on.
 *
 * @param support positions in the dataset, ascending
 * @param test positions in the dataset, ascending, disjoint from support
 * @param shortClasses classes that had too few images to give what was asked for
 */
public record Split(int[] support, int[] test, List<String> shortClasses) {
    public Split {
        shortClasses = List.copyOf(shortClasses);
    }
}
