package org.handful.run.multilabel;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.handful.eval.multilabel.MultiLabelReport;
import org.handful.eval.multilabel.Threshold;
import org.handful.method.multilabel.LabelHead;
import org.handful.method.multilabel.LabelSets;
import org.handful.method.multilabel.OneVsRest;
import org.handful.method.multilabel.SetOperation;
import org.handful.model.CancelToken;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.ProgressListener;

/**
 * Learns the labels of images that have several, and tests them.
 *
 * @param head learned from the images as they are
 */
record LabelWork(LabelHead head, MultiLabelTrial trial) {
    /**
     * @param names of the images, and
     * @param x their embeddings, in dataset order
     * @param groups number of the group of near-duplicates of every image; -1 for one by itself
     * @param progress hears how many labels are learned
     */
    static LabelWork of(LabelSplit split, List<String> names, EmbeddingMatrix x, int[] groups, MultiLabelPlan plan,
            ProgressListener progress, CancelToken cancel) {
        List<String> labels = split.labels();
        LabelSets all = new LabelSets(x, split.y());
        LabelSets known = all.select(split.support());
        LabelSets asked = all.select(split.test());
        int[] fold = LabelFolds.of(known.y(), Arrays.stream(split.support()).map(i -> groups[i]).toArray(),
                Learning.FOLDS, plan.seed());
        Runnable step = Learning.counting(progress, Learning.steps(labels.size(), fold));
        UnaryOperator<LabelSets> more = few -> few.with(EnumSet.allOf(SetOperation.class), plan.made(), plan.seed());
        Learning plain = new Learning(known, UnaryOperator.identity(), plan.seed(), cancel, step);
        Learning augmented = new Learning(known, more, plan.seed(), cancel, step);
        OneVsRest learned = plain.fit(known);
        List<Threshold> thresholds = plain.thresholds(fold);
        double[][] p = learned.probabilities(asked.x());
        MultiLabelTrial trial = new MultiLabelTrial(labels, split.support().length, split.without(),
                more.apply(known).y().length - split.support().length,
                MultiLabelReport.of(labels, p, asked.y(), thresholds),
                MultiLabelReport.of(labels, p, asked.y(), Collections.nCopies(labels.size(), Threshold.HALF)),
                MultiLabelReport.of(labels, augmented.fit(known).probabilities(asked.x()), asked.y(),
                        augmented.thresholds(fold)),
                IntStream.range(0, p.length).mapToObj(i -> told(names.get(split.test()[i]), labels, asked.y()[i], p[i],
                        thresholds)).toList());
        return new LabelWork(
                new LabelHead(labels, thresholds.stream().mapToDouble(Threshold::value).toArray(), learned), trial);
    }

    private static MultiLabelTrial.Told told(
            String image, List<String> labels, boolean[] has, double[] p, List<Threshold> thresholds) {
        IntFunction<String> name = labels::get;
        return new MultiLabelTrial.Told(image,
                IntStream.range(0, p.length).filter(k -> has[k]).mapToObj(name).toList(),
                IntStream.range(0, p.length).filter(k -> p[k] >= thresholds.get(k).value()).mapToObj(name).toList(),
                Arrays.stream(p).boxed().toList());
    }
}
