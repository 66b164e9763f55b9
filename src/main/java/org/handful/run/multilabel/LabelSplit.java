package org.handful.run.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.method.multilabel.SetNames;
import org.handful.model.Dataset;

/**
 * Which images labels are learned from, and on which they are tested.
 *
 * @param labels sorted
 * @param y which labels each image of the dataset has, [N][K]
 * @param support positions in the dataset; an image counts for each of its labels
 * @param test positions in the dataset
 * @param without images, learned from or tested on, that have no label
 */
public record LabelSplit(List<String> labels, boolean[][] y, int[] support, int[] test, int without) {
    /**
     * K images of each label and as many that have none to learn from, the rest to test on, near-duplicates of the former
     * apart. Both hold images with and images without each label, as far as there are two of a kind: a label that all have
     * is not learned, and told by whoever says it always.
     *
     * @param groups number of the group of near-duplicates of every image; -1 for one by itself
     */
    public static LabelSplit of(Dataset data, int[] groups, int shots, long seed) throws InputException {
        List<Set<String>> sets = data.labels().names().stream().map(SetNames::parts).toList();
        int[] usable = data.usable();
        List<String> labels = Arrays.stream(usable).boxed()
                .flatMap(i -> sets.get(data.samples().get(i).label()).stream()).distinct().sorted().toList();
        boolean[][] y = new boolean[data.size()][labels.size()];
        Arrays.stream(usable).forEach(i -> sets.get(data.samples().get(i).label())
                .forEach(name -> y[i][labels.indexOf(name)] = true));
        int[] support = new LabelSides(usable, y, groups).balanced(support(usable, y, labels.size(), shots, seed));
        int[] test = LabelSides.test(usable, support, groups);
        int without = (int) Arrays.stream(usable).filter(i -> none(y[i])).count();
        if (labels.isEmpty() || labels.size() == 1 && without == 0) {
            throw new InputException(InputException.Problem.TOO_FEW, Because.of("because.few.classes", labels.size()));
        } else if (test.length == 0) {
            throw new InputException(InputException.Problem.TOO_FEW, Because.of("because.few.test"));
        }
        return new LabelSplit(labels, y, support, test, without);
    }

    /**
     * The rarest label first, as its images bring others along, then as many that have none; half of them at most, so that
     * they can be tested.
     */
    private static int[] support(int[] usable, boolean[][] y, int labels, int shots, long seed) {
        List<Integer> order = new ArrayList<>(Arrays.stream(usable).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] total = new int[labels];
        for (int i : usable) {
            LabelFolds.count(total, y[i]);
        }
        Set<Integer> chosen = new TreeSet<>();
        int[] have = new int[labels];
        for (int k : IntStream.range(0, labels).boxed().sorted(Comparator.comparingInt(k -> total[k])).toList()) {
            int wanted = Math.min(shots, Math.max(1, total[k] / 2));
            for (int i : order) {
                if (have[k] < wanted && y[i][k] && chosen.add(i)) {
                    LabelFolds.count(have, y[i]);
                }
            }
        }
        List<Integer> bare = order.stream().filter(i -> none(y[i])).toList();
        chosen.addAll(bare.subList(0, Math.min(shots, (bare.size() + 1) / 2)));
        return chosen.stream().mapToInt(i -> i).toArray();
    }

    private static boolean none(boolean[] set) {
        return IntStream.range(0, set.length).noneMatch(k -> set[k]);
    }
}
