package org.handful.run.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sees that no label is had by all, or by none, of the images that are learned from or tested on while the other side has
 * two images that would help: one of them changes sides. Draws that are fine stay as they are.
 *
 * @param usable positions in the dataset
 * @param y which labels each image of the dataset has, [N][K]
 * @param groups number of the group of near-duplicates of every image; -1 for one by itself
 */
record LabelSides(int[] usable, boolean[][] y, int[] groups) {
    /** What is left to test on: near-duplicates of the support set are on no side. */
    static int[] test(int[] usable, int[] support, int[] groups) {
        Set<Integer> learned = Arrays.stream(support).boxed().collect(Collectors.toSet());
        Set<Integer> seen = Arrays.stream(support).map(i -> groups[i]).filter(g -> g >= 0).boxed()
                .collect(Collectors.toSet());
        return Arrays.stream(usable).filter(i -> !learned.contains(i) && !seen.contains(groups[i])).toArray();
    }

    /** @param drawn support set, in ascending order */
    int[] balanced(int[] drawn) {
        int[] support = drawn;
        for (int k = 0; usable.length > 0 && k < y[0].length; k++) {
            for (boolean has : new boolean[] {false, true}) {
                support = learnable(support, k, has);
                support = testable(support, k, has);
            }
        }
        return support;
    }

    /** With an image more to learn from, if none has the label (or none has it not) and the test set can spare one. */
    private int[] learnable(int[] support, int k, boolean has) {
        return lacks(support, k, has) ? better(support, test(usable, support, groups), k, has, (kept, i) ->
                IntStream.concat(Arrays.stream(kept), IntStream.of(i)).sorted().toArray()) : support;
    }

    /** With an image less to learn from, if none that is tested on has the label (or has it not). */
    private int[] testable(int[] support, int k, boolean has) {
        return lacks(test(usable, support, groups), k, has) ? better(support, support, k, has, (kept, i) ->
                Arrays.stream(kept).filter(j -> j != i).toArray()) : support;
    }

    private interface Move {
        int[] of(int[] support, int image);
    }

    /** The first such move after which less is lacking on both sides together. */
    private int[] better(int[] support, int[] from, int k, boolean has, Move move) {
        int now = lacking(support);
        for (int i : from) {
            if (y[i][k] == has) {
                int[] tried = move.of(support, i);
                if (lacking(tried) < now) {
                    return tried;
                }
            }
        }
        return support;
    }

    /** Labels that all or none of one side have, counted over both sides. */
    private int lacking(int[] support) {
        List<int[]> sides = new ArrayList<>(List.of(support, test(usable, support, groups)));
        return (int) sides.stream().mapToLong(side -> IntStream.range(0, y[0].length)
                .mapToLong(k -> (lacks(side, k, true) ? 1 : 0) + (lacks(side, k, false) ? 1 : 0)).sum()).sum();
    }

    private boolean lacks(int[] side, int k, boolean has) {
        return Arrays.stream(side).noneMatch(i -> y[i][k] == has);
    }
}
