package org.handful.method.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.math.Lbfgs;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.softmax.KernelSoftmaxRegression;
import org.handful.method.FitContext;
import org.handful.model.LabelledEmbeddings;

/**
 * Chooses C of {@link Logistic} by stratified cross-validation inside the support set: the one with the least mean
 * cross-entropy of images that were held back, the smallest of equals. Cross-entropy, because with a handful of images
 * many C make the same few mistakes. Inner products of all images are made once and serve all parts.
 */
final class LogisticSearch {
    /** In powers of ten: with embeddings of root-mean-square 1 what is best has always lain within. */
    private static final double[] GRID = {1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100};
    private static final int MOST_PARTS = 5;
    private static final int MOST_IMAGES = 2000;
    private static final int ITERATIONS = 200;
    private static final double TOLERANCE = 1e-3;

    private LogisticSearch() {}

    /** @param otherwise the C where a class has one image, so that nothing can be held back */
    static double chosen(LabelledEmbeddings support, Normaliser normaliser, double otherwise, FitContext context) {
        LabelledEmbeddings some = atMost(support);
        if (!Support.canLeaveOneOut(some)) {
            return otherwise;
        }
        int n = some.y().length;
        int parts = Math.min(MOST_PARTS, Arrays.stream(some.counts()).min().orElseThrow());
        int[] part = parts(some, parts);
        double[] gram = Matrices.gram(
                Logistic.centred(some, normaliser, new double[some.x().dim()]), n, some.x().dim());
        double[] loss = new double[GRID.length];
        for (int p = 0; p < parts; p++) {
            int held = p;
            int[] learn = IntStream.range(0, n).filter(i -> part[i] != held).toArray();
            int[] ask = IntStream.range(0, n).filter(i -> part[i] == held).toArray();
            double[] inner = block(gram, n, learn, learn);
            double[] across = block(gram, n, learn, ask);
            int[] labels = Arrays.stream(learn).map(i -> some.y()[i]).toArray();
            double[] start = null;
            for (int g = 0; g < GRID.length; g++) {
                double c = some.classes() == 2 ? GRID[g] / 2 : GRID[g];
                var objective = new KernelSoftmaxRegression(inner, labels, some.classes(), c);
                start = Lbfgs.of(ITERATIONS, TOLERANCE * Math.max(1, c)).minimise(
                        objective, start == null ? new double[objective.unknowns()] : start, () -> {
                            context.cancel().betweenSteps();
                            return true;
                        }).x();
                loss[g] += loss(objective, start, across, some, learn.length, ask);
            }
        }
        int best = 0;
        for (int g = 1; g < GRID.length; g++) {
            best = loss[g] < loss[best] ? g : best;
        }
        return GRID[best];
    }

    private static double loss(KernelSoftmaxRegression objective, double[] found, double[] across,
            LabelledEmbeddings all, int learned, int[] ask) {
        double[] z = Matrices.product(found, across, all.classes(), learned, ask.length);
        double[] bias = objective.intercepts(found);
        double sum = 0;
        double[] row = new double[all.classes()];
        for (int i = 0; i < ask.length; i++) {
            for (int k = 0; k < row.length; k++) {
                row[k] = z[k * ask.length + i] + bias[k];
            }
            sum += Softmax.logSumExp(row) - row[all.y()[ask[i]]];
        }
        return sum;
    }

    /** The images of each class are dealt out in turn. */
    private static int[] parts(LabelledEmbeddings support, int parts) {
        int[] seen = new int[support.classes()];
        return Arrays.stream(support.y()).map(k -> seen[k]++ % parts).toArray();
    }

    /** Every class's share of what is enough to choose by. */
    private static LabelledEmbeddings atMost(LabelledEmbeddings support) {
        int most = Math.max(MOST_PARTS, MOST_IMAGES / support.classes());
        int[] seen = new int[support.classes()];
        int[] rows = IntStream.range(0, support.y().length).filter(i -> seen[support.y()[i]]++ < most).toArray();
        return rows.length == support.y().length ? support : new LabelledEmbeddings(
                support.x().select(rows), Arrays.stream(rows).map(i -> support.y()[i]).toArray(), support.classes());
    }

    private static double[] block(double[] gram, int n, int[] rows, int[] columns) {
        double[] out = new double[rows.length * columns.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = gram[rows[i / columns.length] * n + columns[i % columns.length]];
        }
        return out;
    }
}
