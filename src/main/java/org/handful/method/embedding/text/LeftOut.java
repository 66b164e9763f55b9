package org.handful.method.embedding.text;

import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.Temperature;
import org.handful.model.LabelledEmbeddings;

/**
 * What images that are left out one by one bear out of {@link Amu} at the start of its training, with W the class means
 * of the others: the factor of b^ and, with two backbones, how much the second one counts beside the first. That share is
 * not in the paper, where class names ask the first backbone and the head the second alone: without names a weak backbone
 * of the same weight as a strong one spoils it, by five points on photographs with Pocket beside MobileNetV2.
 *
 * @param scores by the first and by the second backbone, [n][K] cosines each
 * @param labels n classes
 */
record LeftOut(double[][] first, double[][] second, int[] labels) {
    /** Where nothing can be left out. */
    private static final double PLAIN_SCALE = 3;
    private static final int SHARES = 10;
    /** A smaller difference of losses is none. */
    private static final double ROUNDING = 1e-6;

    /** The columns with the share, and its factor. */
    record Start(Columns columns, double scale) {}

    /** @param columns with equal shares */
    static Start of(LabelledEmbeddings support, Columns columns) {
        if (!Support.canLeaveOneOut(support)) {
            return new Start(columns, PLAIN_SCALE);
        }
        LeftOut out = scored(support, columns);
        if (!columns.two()) {
            return new Start(columns, out.scale(out.standardised(0)));
        }
        Start best = null;
        double least = Double.POSITIVE_INFINITY;
        // From the middle outwards: of shares that are as good the most equal one.
        for (int i = 0; i <= SHARES; i++) {
            double share = Columns.EQUAL + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) / (double) SHARES;
            double[][] b = out.standardised(share);
            double scale = out.scale(b);
            double loss = out.loss(b, scale);
            if (loss < least - ROUNDING) {
                least = loss;
                best = new Start(columns.sharing(share), scale);
            }
        }
        return best;
    }

    private static LeftOut scored(LabelledEmbeddings support, Columns columns) {
        int dim = columns.dim();
        int[] counts = support.counts();
        double[] means = columns.means(support);
        int[] asked = Support.spread(support.y().length, Temperature.MOST_ROWS);
        double[][][] scores = new double[2][asked.length][counts.length];
        int[] labels = new int[asked.length];
        for (int i = 0; i < asked.length; i++) {
            labels[i] = support.y()[asked[i]];
            double[] x = columns.unit(support.x(), asked[i], 1);
            for (int part = 0; part < 2; part++) {
                int from = part == 0 ? 0 : columns.first();
                int n = part == 0 ? columns.first() : dim - columns.first();
                for (int k = 0; k < counts.length; k++) {
                    double score = Vectors.dot(x, from, means, k * dim + from, n);
                    scores[part][i][k] = k != labels[i] ? score
                            : (counts[k] * score - Vectors.dot(x, from, x, from, n)) / (counts[k] - 1);
                }
            }
        }
        return new LeftOut(scores[0], scores[1], labels);
    }

    private double[][] standardised(double share) {
        double[][] b = new double[labels.length][];
        for (int i = 0; i < b.length; i++) {
            b[i] = new double[first[i].length];
            Vectors.axpy(1 - share, first[i], b[i]);
            Vectors.axpy(share, second[i], b[i]);
            AmuHead.standardise(b[i]);
        }
        return b;
    }

    private double scale(double[][] b) {
        return Temperature.fit(b, labels, new double[b[0].length]);
    }

    /** Mean cross-entropy. */
    private double loss(double[][] b, double scale) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            double[] z = new double[b[i].length];
            Vectors.axpy(scale, b[i], z);
            sum += (Softmax.logSumExp(z) - z[labels[i]]) / b.length;
        }
        return sum;
    }
}
