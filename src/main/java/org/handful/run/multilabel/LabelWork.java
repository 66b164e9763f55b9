package org.handful.run.multilabel;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
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
     * @param x embeddings in dataset order
     * @param groups number of the group of near-duplicates of every image; -1 for one by itself
     * @param progress hears how many labels are learned
     */
    static LabelWork of(LabelSplit split, EmbeddingMatrix x, int[] groups, MultiLabelPlan plan, ProgressListener progress,
            CancelToken cancel) {
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
                        augmented.thresholds(fold)));
        return new LabelWork(
                new LabelHead(labels, thresholds.stream().mapToDouble(Threshold::value).toArray(), learned), trial);
    }
}
