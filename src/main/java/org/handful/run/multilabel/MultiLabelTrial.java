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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.eval.multilabel.Threshold;
import org.handful.method.multilabel.LabelSets;
import org.handful.method.multilabel.SetNames;
import org.handful.method.multilabel.SetOperation;
import org.handful.model.CancelToken;
import org.handful.model.Dataset;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ProgressListener;
import org.handful.run.train.RunPlan;

/**
 * Learns the labels of images that have several, from K images of each label and as many that have none, and tests on the
 * rest: as they are, and with images that set operations on embeddings add.
 *
 * @param labels sorted
 * @param support images learned from; an image counts for each of its labels
 * @param without images, learned from or tested on, that have no label
 * @param made embeddings that set operations added
 * @param half learned from the images as they are, each label from 0.5 on instead of its own threshold
 */
public record MultiLabelTrial(
        List<String> labels, int support, int without, int made, MultiLabelReport plain, MultiLabelReport half,
        MultiLabelReport augmented) {
    /** @param x embeddings in dataset order @param progress hears how many labels are learned */
    public static MultiLabelTrial of(
            Dataset data, EmbeddingMatrix x, MultiLabelPlan plan, ProgressListener progress, CancelToken cancel)
            throws InputException {
        List<Set<String>> sets = data.labels().names().stream().map(SetNames::parts).toList();
        int[] usable = data.usable();
        List<String> labels = Arrays.stream(usable).boxed()
                .flatMap(i -> sets.get(data.samples().get(i).label()).stream()).distinct().sorted().toList();
        boolean[][] y = new boolean[data.size()][labels.size()];
        Arrays.stream(usable).forEach(i -> sets.get(data.samples().get(i).label())
                .forEach(name -> y[i][labels.indexOf(name)] = true));
        int[] support = support(usable, y, labels.size(), plan.shots(), plan.seed());
        int[] groups = RunPlan.groups(data);
        Set<Integer> learned = Arrays.stream(support).boxed().collect(Collectors.toSet());
        Set<Integer> seen = Arrays.stream(support).map(i -> groups[i]).filter(g -> g >= 0).boxed()
                .collect(Collectors.toSet());
        int[] test = Arrays.stream(usable).filter(i -> !learned.contains(i) && !seen.contains(groups[i])).toArray();
        int without = (int) Arrays.stream(usable).filter(i -> none(y[i])).count();
        if (labels.isEmpty() || labels.size() == 1 && without == 0) {
            throw new InputException(InputException.Problem.TOO_FEW, Because.of("because.few.classes", labels.size()));
        } else if (test.length == 0) {
            throw new InputException(InputException.Problem.TOO_FEW, Because.of("because.few.test"));
        }
        LabelSets all = new LabelSets(x, y);
        LabelSets known = all.select(support);
        LabelSets asked = all.select(test);
        int[] fold = LabelFolds.of(
                known.y(), Arrays.stream(support).map(i -> groups[i]).toArray(), Learning.FOLDS, plan.seed());
        Runnable step = Learning.counting(progress, Learning.steps(labels.size(), fold));
        UnaryOperator<LabelSets> more = few -> few.with(EnumSet.allOf(SetOperation.class), plan.made(), plan.seed());
        Learning plain = new Learning(known, UnaryOperator.identity(), plan.seed(), cancel, step);
        Learning augmented = new Learning(known, more, plan.seed(), cancel, step);
        double[][] p = plain.fit(known).probabilities(asked.x());
        return new MultiLabelTrial(labels, support.length, without, more.apply(known).y().length - support.length,
                MultiLabelReport.of(labels, p, asked.y(), plain.thresholds(fold)),
                MultiLabelReport.of(labels, p, asked.y(), Collections.nCopies(labels.size(), Threshold.HALF)),
                MultiLabelReport.of(labels, augmented.fit(known).probabilities(asked.x()), asked.y(),
                        augmented.thresholds(fold)));
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
