package org.handful.tune.shift;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.engine.BackboneSession;
import org.handful.engine.LinearHead;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.BatchStatistics;
import org.handful.error.HandfulException;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledPixels;
import org.handful.tune.training.AdapterRule;
import org.handful.tune.training.HeadStart;

/**
 * How much of the images' own statistics a training begins with: 0, 0.1 .. 1, whichever has the lowest loss.
 *
 * <p>LCCS takes the loss of a source classifier on the support set. Here a head of class means comes from the same images,
 * and says little of them that it would say of others: so each image is judged by the class means of the others, and one that
 * is alone in its class by another view of it. The statistics are those of all images, but they know no labels.
 *
 * <p>Two things are not as in LCCS, for the loss of a few images is a rough measure: a candidate counts with the temperature
 * that suits it best, or the one with the shortest embeddings would win; and the network's own statistics stay unless the
 * loss without them is lower by more than the standard error of the difference, image by image.
 *
 * @param share the largest of those with the lowest loss, or 0
 * @param losses mean cross-entropy, by tenths of the share
 */
record ShareChoice(double share, double[] losses) {
    private static final int TENTHS = 10;
    /** How often all images go through the network. */
    static final int ROUNDS = TENTHS + 1;
    /** Less than this is rounding. */
    private static final double LEAST = 1e-4;

    /** @param images all of them are let through the network at once @return empty after a stop */
    static Optional<ShareChoice> of(BackboneSession session, LabelledPixels images, BatchStatistics plan, FitContext context,
            Rounds rounds) throws HandfulException {
        AloneInClass alone = AloneInClass.of(images, context.seed());
        double[][] losses = new double[TENTHS + 1][];
        for (int tenths = 0; tenths <= TENTHS; tenths++) {
            if (AdapterRule.stopped(context)) {
                return Optional.empty();
            }
            var candidate = new BatchStatistics((double) tenths / TENTHS, 0, plan.reach());
            var gathered = session.gather(images.x(), candidate, context.cancel(), rounds.of(tenths));
            double[][] p = leaveOneOut(gathered.embeddings(), images);
            replace(p, alone, session, gathered, images, context);
            losses[tenths] = TemperedLoss.of(p, images.y());
        }
        return Optional.of(of(losses));
    }

    /** @param losses [11][N], by tenths of the share and image */
    static ShareChoice of(double[][] losses) {
        double[] means = new double[losses.length];
        int best = 0;
        for (int tenths = 0; tenths < losses.length; tenths++) {
            means[tenths] = mean(losses[tenths]);
            best = means[tenths] <= means[best] ? tenths : best;
        }
        boolean better = means[0] - means[best] > Math.max(LEAST, standardError(losses[0], losses[best]));
        return new ShareChoice(better ? (double) best / TENTHS : 0, means);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardError(double[] a, double[] b) {
        int n = a.length;
        double[] differences = IntStream.range(0, n).mapToDouble(i -> a[i] - b[i]).toArray();
        double centre = mean(differences);
        double squares = IntStream.range(0, n).mapToDouble(i -> Math.pow(differences[i] - centre, 2)).sum();
        return Math.sqrt(squares / (n * Math.max(1.0, n - 1)));
    }

    private static double[][] leaveOneOut(EmbeddingMatrix x, LabelledPixels images) {
        int[] y = images.y();
        return IntStream.range(0, y.length).mapToObj(i -> {
            int[] others = IntStream.range(0, y.length).filter(j -> j != i).toArray();
            return HeadStart.CLASS_MEANS.of(
                    x.select(others), IntStream.of(others).map(j -> y[j]).toArray(), images.classes())
                    .probabilities(x.row(i));
        }).toArray(double[][]::new);
    }

    /** What is said of an image without any of its class tells nothing: here the class means of all judge a view of it. */
    private static void replace(
            double[][] p, AloneInClass alone, BackboneSession session, BackboneSession.Gathered gathered,
            LabelledPixels images, FitContext context) throws HandfulException {
        if (alone.images().length == 0) {
            return;
        }
        LinearHead head = HeadStart.CLASS_MEANS.of(gathered.embeddings(), images.y(), images.classes());
        try (TuningSession network = session.tune(gathered.adapter(), head, context.seed())) {
            EmbeddingMatrix views = network.embeddings(alone.views(), context.cancel());
            for (int i = 0; i < views.rows(); i++) {
                p[alone.images()[i]] = head.probabilities(views.row(i));
            }
        }
    }
}
