package org.handful.method.multilabel;

import java.util.ArrayList;
import java.util.List;
import org.handful.method.FitContext;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Logistic;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * One logistic regression per label, that label against all else: probabilities do not compete, so any number of labels
 * may hold. A label that all images have, or none, is not learned: its probability is the share of images that have it.
 *
 * @param heads of two classes, without and with the label; null for one that is not learned
 * @param share of the support images that have each label
 */
public record OneVsRest(List<LinearHead> heads, double[] share) {
    private static final Normaliser RMS = new Normaliser(Normalisation.RMS, new double[0]);
    private static final int ITERATIONS = 2000;

    public OneVsRest {
        // List.copyOf refuses null.
        heads = java.util.Collections.unmodifiableList(new ArrayList<>(heads));
    }

    /** @param c how much the images count against the wish for small weights */
    public static OneVsRest fit(LabelSets support, double c, FitContext context) {
        return fit(support, c, context, () -> {});
    }

    /** @param learned runs after each label */
    public static OneVsRest fit(LabelSets support, double c, FitContext context, Runnable learned) {
        int labels = support.y().length == 0 ? 0 : support.y()[0].length;
        List<LinearHead> heads = new ArrayList<>();
        double[] share = new double[labels];
        for (int k = 0; k < labels; k++) {
            context.cancel().throwIfCancelled();
            int[] y = new int[support.y().length];
            for (int i = 0; i < y.length; i++) {
                y[i] = support.y()[i][k] ? 1 : 0;
                share[k] += (double) y[i] / y.length;
            }
            var asked = new LabelledEmbeddings(support.x(), y, 2);
            int with = asked.counts()[1];
            heads.add(with == 0 || with == y.length ? null
                    : (LinearHead) Logistic.solve(LabelHead.METHOD, asked, RMS, null, c, ITERATIONS, context).last());
            learned.run();
        }
        return new OneVsRest(heads, share);
    }

    /** The head of one label. @param weight [2, D] @param bias [2] */
    static LinearHead head(double[] weight, double[] bias) {
        return new LinearHead(LabelHead.METHOD, RMS, weight, bias);
    }

    /** @return of each label for each row, [M][K], each in 0..1 by itself */
    public double[][] probabilities(EmbeddingMatrix queries) {
        double[][] out = new double[queries.rows()][share.length];
        for (int k = 0; k < share.length; k++) {
            double[][] two = heads.get(k) == null ? null : heads.get(k).probabilities(queries);
            for (int i = 0; i < out.length; i++) {
                out[i][k] = two == null ? share[k] : two[i][1];
            }
        }
        return out;
    }
}
