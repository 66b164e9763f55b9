package org.handful.run.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.handful.eval.multilabel.Threshold;
import org.handful.method.FitContext;
import org.handful.method.multilabel.LabelSets;
import org.handful.method.multilabel.OneVsRest;
import org.handful.model.CancelToken;
import org.handful.model.ProgressListener;

/**
 * One way of learning labels: from what, and from which probability on each counts as predicted. That is chosen on images of
 * the support set that are held out in turn; embeddings that set operations make come from the others alone.
 */
final class Learning {
    static final int FOLDS = 5;
    /** Images with a label, and without it, below which F1 says too little about its threshold: [U]. */
    static final int FEWEST = 4;
    private static final double C = 1;

    private final LabelSets support;
    private final UnaryOperator<LabelSets> more;
    private final long seed;
    private final CancelToken cancel;
    private final Runnable learned;

    /** @param more adds what is made of images @param learned runs after each label that is learned */
    Learning(LabelSets support, UnaryOperator<LabelSets> more, long seed, CancelToken cancel, Runnable learned) {
        this.support = support;
        this.more = more;
        this.seed = seed;
        this.cancel = cancel;
        this.learned = learned;
    }

    OneVsRest fit(LabelSets images) {
        return OneVsRest.fit(more.apply(images), C, new FitContext(seed, cancel, _ -> {}, Optional.empty()), learned);
    }

    /** @param fold of each image of the support set @return of each label */
    List<Threshold> thresholds(int[] fold) {
        int labels = support.y()[0].length;
        double[][] p = new double[fold.length][];
        for (int f = 0; f < FOLDS; f++) {
            int now = f;
            int[] out = IntStream.range(0, fold.length).filter(i -> fold[i] == now).toArray();
            int[] in = IntStream.range(0, fold.length).filter(i -> fold[i] != now).toArray();
            if (out.length > 0 && in.length > 0) {
                double[][] told = fit(support.select(in)).probabilities(support.x().select(out));
                for (int i = 0; i < out.length; i++) {
                    p[out[i]] = told[i];
                }
            }
        }
        List<Threshold> all = new ArrayList<>();
        for (int k = 0; k < labels; k++) {
            int label = k;
            boolean[] has = new boolean[fold.length];
            IntStream.range(0, has.length).forEach(i -> has[i] = support.y()[i][label]);
            all.add(choosable(has, fold) ? Threshold.best(Arrays.stream(p).mapToDouble(row -> row[label]).toArray(), has)
                    : Threshold.HALF);
        }
        return all;
    }

    /** Whether enough images have the label and enough have not, and each was held out of some that have it. */
    static boolean choosable(boolean[] has, int[] fold) {
        int[] with = IntStream.range(0, has.length).filter(i -> has[i]).toArray();
        return with.length >= FEWEST && has.length - with.length >= FEWEST
                && Arrays.stream(with).map(i -> fold[i]).distinct().count() > 1;
    }

    /** Labels that are learned until both ways have their thresholds. */
    static long steps(int labels, int[] fold) {
        long used = Arrays.stream(fold).distinct().count();
        return 2L * labels * (1 + (used > 1 ? used : 0));
    }

    /** Counts what was learned. */
    static Runnable counting(ProgressListener progress, long total) {
        long[] done = {0};
        progress.update(0, total);
        return () -> progress.update(++done[0], total);
    }
}
