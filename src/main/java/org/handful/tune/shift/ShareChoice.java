package org.handful.tune.shift;

import java.util.stream.IntStream;
import org.handful.engine.BackboneSession;
import org.handful.engine.LinearHead;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.error.HandfulException;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledPixels;
import org.handful.tune.training.HeadStart;

/**
 * How much of the images' own statistics a training begins with: 0, 0.1 .. 1, whichever has the lowest loss.
 *
 * <p>LCCS takes the loss of a source classifier on the support set. Here a head of class means comes from the same images,
 * and says little of them that it would say of others: so each image is judged by the class means of the others, and one that
 * is alone in its class by another view of it. The statistics are those of all images, but they know no labels.
 *
 * @param share the largest of those with the lowest loss
 * @param losses mean cross-entropy, by tenths of the share
 */
record ShareChoice(double share, double[] losses) {
    private static final int TENTHS = 10;
    private static final double SMALLEST = 1e-12;

    /** @param images all of them are let through the network at once */
    static ShareChoice of(BackboneSession session, LabelledPixels images, BatchStatistics plan, FitContext context)
            throws HandfulException {
        AloneInClass alone = AloneInClass.of(images, context.seed());
        double[] losses = new double[TENTHS + 1];
        int best = 0;
        for (int tenths = 0; tenths <= TENTHS; tenths++) {
            var candidate = new BatchStatistics((double) tenths / TENTHS, 0, plan.reach());
            var gathered = session.gather(images.x(), candidate, context.cancel());
            losses[tenths] = (ofViews(session, gathered, images, alone, context)
                    + leaveOneOut(gathered.embeddings(), images, alone.images())) / images.y().length;
            best = losses[tenths] <= losses[best] ? tenths : best;
        }
        return new ShareChoice((double) best / TENTHS, losses);
    }

    /** Summed. @param alone is left out of the sum */
    private static double leaveOneOut(EmbeddingMatrix x, LabelledPixels images, int[] alone) {
        int[] y = images.y();
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            int one = i;
            if (IntStream.of(alone).noneMatch(a -> a == one)) {
                int[] others = IntStream.range(0, y.length).filter(j -> j != one).toArray();
                LinearHead head = HeadStart.CLASS_MEANS.of(
                        x.select(others), IntStream.of(others).map(j -> y[j]).toArray(), images.classes());
                sum += crossEntropy(head, x.row(i), y[i]);
            }
        }
        return sum;
    }

    /** Summed. */
    private static double ofViews(
            BackboneSession session, BackboneSession.Gathered gathered, LabelledPixels images, AloneInClass alone,
            FitContext context) throws HandfulException {
        if (alone.images().length == 0) {
            return 0;
        }
        LinearHead head = HeadStart.CLASS_MEANS.of(gathered.embeddings(), images.y(), images.classes());
        double sum = 0;
        try (TuningSession network = session.tune(gathered.adapter(), head, context.seed())) {
            EmbeddingMatrix views = network.embeddings(alone.views(), context.cancel());
            for (int i = 0; i < views.rows(); i++) {
                sum += crossEntropy(head, views.row(i), images.y()[alone.images()[i]]);
            }
        }
        return sum;
    }

    private static double crossEntropy(LinearHead head, float[] x, int label) {
        return -Math.log(Math.max(SMALLEST, head.probabilities(x)[label]));
    }
}
