package org.handful.run.multilabel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.math.SeededRandom;

/**
 * Folds of images with several labels: iterative stratification, the rarest label first, each of its images to the fold that
 * has fewest of it (Sechidis, Tsoumakas and Vlahavas, "On the stratification of multi-label data", ECML 2011). Images that
 * show nearly the same thing stay together.
 */
final class LabelFolds {
    private LabelFolds() {}

    /**
     * @param y [N][K]
     * @param groups of near-duplicates, [N]; -1 for an image by itself
     * @return the fold of each image, 0..folds-1
     */
    static int[] of(boolean[][] y, int[] groups, int folds, long seed) {
        List<List<Integer>> units = units(groups, seed);
        int labels = y[0].length;
        int[] total = new int[labels];
        for (boolean[] set : y) {
            count(total, set);
        }
        int[] fold = new int[y.length];
        Arrays.fill(fold, -1);
        int[][] have = new int[folds][labels];
        int[] size = new int[folds];
        int[] rarestFirst = IntStream.range(0, labels).boxed().sorted(Comparator.comparingInt(k -> total[k]))
                .mapToInt(k -> k).toArray();
        for (int step = 0; step <= labels; step++) {
            // Last come images that have no label.
            int k = step < labels ? rarestFirst[step] : -1;
            for (List<Integer> unit : units) {
                if (fold[unit.getFirst()] < 0 && (k < 0 || unit.stream().anyMatch(i -> y[i][k]))) {
                    int to = IntStream.range(0, folds).boxed().min(Comparator
                            .comparingInt((Integer f) -> k < 0 ? 0 : have[f][k]).thenComparingInt(f -> size[f])).orElseThrow();
                    for (int i : unit) {
                        fold[i] = to;
                        size[to]++;
                        count(have[to], y[i]);
                    }
                }
            }
        }
        return fold;
    }

    private static List<List<Integer>> units(int[] groups, long seed) {
        int[] order = SeededRandom.permutation(groups.length, SeededRandom.of(seed, "label folds"));
        Map<Integer, List<Integer>> units = Arrays.stream(order).boxed().collect(Collectors.groupingBy(
                i -> groups[i] < 0 ? -1 - i : groups[i], LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(units.values());
    }

    static void count(int[] counts, boolean[] set) {
        for (int k = 0; k < counts.length; k++) {
            counts[k] += set[k] ? 1 : 0;
        }
    }
}
