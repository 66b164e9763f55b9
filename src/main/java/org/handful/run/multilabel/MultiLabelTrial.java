package org.handful.run.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.method.FitContext;
import org.handful.method.multilabel.LabelSets;
import org.handful.method.multilabel.OneVsRest;
import org.handful.method.multilabel.SetOperation;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.run.train.RunPlan;

/**
 * Learns the labels of images that have several, from K images of each label, and tests on the rest: as they are, and with
 * images that set operations on embeddings add.
 *
 * @param labels sorted
 * @param support images learned from; an image counts for each of its labels
 * @param made embeddings that set operations added
 */
public record MultiLabelTrial(
        List<String> labels, int support, int made, MultiLabelReport plain, MultiLabelReport augmented) {
    private static final String SEPARATOR = ";";

    /** @param x embeddings in dataset order */
    public static MultiLabelTrial of(Dataset data, EmbeddingMatrix x, int shots, int perImage, long seed)
            throws InputException {
        List<Set<String>> sets = data.labels().names().stream().map(MultiLabelTrial::parts).toList();
        int[] usable = data.usable();
        List<String> labels = Arrays.stream(usable).boxed()
                .flatMap(i -> sets.get(data.samples().get(i).label()).stream()).distinct().sorted().toList();
        boolean[][] y = new boolean[data.size()][labels.size()];
        Arrays.stream(usable).forEach(i -> sets.get(data.samples().get(i).label())
                .forEach(name -> y[i][labels.indexOf(name)] = true));
        int[] support = support(usable, y, labels.size(), shots, seed);
        int[] groups = RunPlan.groups(data);
        Set<Integer> learned = Arrays.stream(support).boxed().collect(Collectors.toSet());
        Set<Integer> seen = Arrays.stream(support).map(i -> groups[i]).filter(g -> g >= 0).boxed()
                .collect(Collectors.toSet());
        int[] test = Arrays.stream(usable).filter(i -> !learned.contains(i) && !seen.contains(groups[i])).toArray();
        if (labels.size() < 2) {
            throw new InputException(InputException.Problem.TOO_FEW, Because.of("because.few.classes", labels.size()));
        } else if (test.length == 0) {
            throw new InputException(InputException.Problem.TOO_FEW, Because.of("because.few.test"));
        }
        LabelSets known = new LabelSets(x.select(support), rows(y, support));
        LabelSets more = known.with(EnumSet.allOf(SetOperation.class), perImage, seed);
        return new MultiLabelTrial(labels, support.length, more.y().length - support.length,
                judged(labels, known, x.select(test), rows(y, test), seed),
                judged(labels, more, x.select(test), rows(y, test), seed));
    }

    private static MultiLabelReport judged(
            List<String> labels, LabelSets support, EmbeddingMatrix test, boolean[][] truth, long seed) {
        return MultiLabelReport.of(
                labels, OneVsRest.fit(support, 1, FitContext.quiet(seed)).probabilities(test), truth);
    }

    /** The rarest label first, as its images bring others along; half of its images at most, so that it can be tested. */
    private static int[] support(int[] usable, boolean[][] y, int labels, int shots, long seed) {
        List<Integer> order = new ArrayList<>(Arrays.stream(usable).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        int[] total = new int[labels];
        for (int i : usable) {
            count(total, y[i]);
        }
        Set<Integer> chosen = new TreeSet<>();
        int[] have = new int[labels];
        for (int k : IntStream.range(0, labels).boxed().sorted(Comparator.comparingInt(k -> total[k])).toList()) {
            int wanted = Math.min(shots, Math.max(1, total[k] / 2));
            for (int i : order) {
                if (have[k] < wanted && y[i][k] && chosen.add(i)) {
                    count(have, y[i]);
                }
            }
        }
        return chosen.stream().mapToInt(i -> i).toArray();
    }

    private static void count(int[] counts, boolean[] set) {
        for (int k = 0; k < counts.length; k++) {
            counts[k] += set[k] ? 1 : 0;
        }
    }

    private static Set<String> parts(String name) {
        return Arrays.stream(name.split(SEPARATOR)).map(String::strip).filter(s -> !s.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean[][] rows(boolean[][] y, int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> y[i]).toArray(boolean[][]::new);
    }
}
