package org.handful.method.embedding.text;

import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.method.embedding.Support;
import org.handful.method.embedding.Temperature;
import org.handful.model.LabelledEmbeddings;

/**
 * Sets the factors of a {@link CacheHead} by leaving its images out one by one: with weights fixed that is striking one
 * term from a sum. Not thread-safe: made for one call.
 */
final class CacheSearch {
    private static final double[] BETAS = {0.5, 1, 2, 3.5, 5.5, 8, 12, 20};
    private static final double[] ALPHAS = {0.1, 0.3, 1, 2, 3, 5, 10};
    /** Nats between classes where nothing can be left out and there are no class names. */
    private static final double NATS = 10;

    private final CacheHead head;
    private final LabelledEmbeddings support;
    private final int[] asked;
    private final int[] truth;
    private final double[] cosines;
    private final double[] names;

    /** @param head with the images of the support set as keys */
    CacheSearch(CacheHead head, LabelledEmbeddings support) {
        this.head = head;
        this.support = support;
        int n = support.y().length;
        int dim = support.x().dim();
        asked = Support.spread(n, Temperature.MOST_ROWS);
        truth = new int[asked.length];
        double[] x = new double[asked.length * dim];
        for (int i = 0; i < asked.length; i++) {
            truth[i] = support.y()[asked[i]];
            System.arraycopy(CacheHead.UNIT.apply(support.x(), asked[i], 1), 0, x, i * dim, dim);
        }
        cosines = Matrices.product(x, Matrices.transpose(head.keys(), n, dim), asked.length, dim, n);
        names = Matrices.product(
                x, Matrices.transpose(head.text(), support.classes(), dim), asked.length, dim, support.classes());
    }

    /** The head with the pair of factors with which most left-out images are right, the first of equals. */
    CacheHead chosen(boolean named) {
        CacheHead best = head;
        int most = -1;
        for (double beta : BETAS) {
            for (double alpha : named ? ALPHAS : new double[] {head.alpha()}) {
                double[][] scores = scores(alpha, beta, true);
                int right = 0;
                for (int i = 0; i < asked.length; i++) {
                    right += Vectors.argmax(scores[i]) == truth[i] ? 1 : 0;
                }
                if (right > most) {
                    most = right;
                    best = with(alpha, beta, 1);
                }
            }
        }
        return best;
    }

    /** The head with probabilities that left-out images bear out. */
    static CacheHead scaled(CacheHead head, LabelledEmbeddings support, boolean named) {
        var search = new CacheSearch(head, support);
        boolean askable = Support.canLeaveOneOut(support);
        if (!askable && named) {
            return head;
        }
        double[][] scores = search.scores(head.alpha(), head.beta(), askable);
        double scale = askable
                ? Temperature.fit(scores, search.truth, new double[support.classes()])
                : Temperature.byDistance(NATS, 2 * search.lead(scores));
        return search.with(head.alpha(), head.beta(), scale);
    }

    private CacheHead with(double alpha, double beta, double scale) {
        return new CacheHead(
                head.method(), head.text(), head.keys(), head.labels(), head.values(), alpha, beta, scale);
    }

    /** Mean by which the score of the own class exceeds that of the others. */
    private double lead(double[][] scores) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            for (double other : scores[i]) {
                sum += (scores[i][truth[i]] - other) / scores.length / Math.max(1, scores[i].length - 1);
            }
        }
        return sum;
    }

    private double[][] scores(double alpha, double beta, boolean without) {
        int n = support.y().length;
        int classes = support.classes();
        double[][] z = new double[asked.length][classes];
        for (int i = 0; i < asked.length; i++) {
            System.arraycopy(names, i * classes, z[i], 0, classes);
            for (int j = 0; j < n; j++) {
                if (j != asked[i] || !without) {
                    z[i][support.y()[j]] += alpha * head.values()[j] * Math.exp(-beta * (1 - cosines[i * n + j]));
                }
            }
        }
        return z;
    }
}
