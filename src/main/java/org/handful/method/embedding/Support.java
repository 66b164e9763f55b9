package org.handful.method.embedding;

import java.util.Arrays;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.math.Vectors;
import org.handful.model.LabelledEmbeddings;

/** What every method asks of a support set before it learns from it. */
public final class Support {
    private static final int BLOCK = 1024;

    private Support() {}

    /** @throws InputException when a class has no image or an embedding is not a number */
    public static void check(LabelledEmbeddings support) throws InputException {
        int[] counts = support.counts();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0) {
                throw new InputException(Problem.TOO_FEW, Because.of("because.few.support", k + 1));
            }
        }
        for (float v : support.x().values()) {
            if (!Float.isFinite(v)) {
                throw new InputException(Problem.BAD_EMBEDDINGS, Because.of("because.support"),
                        Because.of("because.support.finite"));
            }
        }
    }

    /** Class sums of the normalised rows, [K, D]; reads block by block, so that no second copy of many rows is made. */
    public static double[] sums(LabelledEmbeddings support, Normaliser normaliser) {
        int dim = support.x().dim();
        double[] sums = new double[Math.multiplyExact(support.classes(), dim)];
        for (int from = 0; from < support.y().length; from += BLOCK) {
            int n = Math.min(BLOCK, support.y().length - from);
            double[] rows = normaliser.apply(support.x(), from, n);
            for (int i = 0; i < n; i++) {
                int target = support.y()[from + i] * dim;
                for (int j = 0; j < dim; j++) {
                    sums[target + j] += rows[i * dim + j];
                }
            }
        }
        return sums;
    }

    /** Class means of the normalised rows, [K, D]. */
    public static double[] means(LabelledEmbeddings support, Normaliser normaliser) {
        double[] means = sums(support, normaliser);
        int[] counts = support.counts();
        int dim = support.x().dim();
        for (int k = 0; k < counts.length; k++) {
            for (int j = k * dim; j < (k + 1) * dim; j++) {
                means[j] /= counts[k];
            }
        }
        return means;
    }

    /** Mean of |p_k - p_l|^2 over pairs of different rows of p [K, D]; 0 for a single row. */
    public static double meanSquaredDistance(double[] p, int classes, int dim) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            for (int l = 0; l < k; l++) {
                sum += Vectors.squaredDistance(p, k * dim, p, l * dim, dim);
            }
        }
        return classes < 2 ? 0 : sum / (0.5 * classes * (classes - 1));
    }

    /** True when every class keeps an image after one is left out. */
    public static boolean canLeaveOneOut(LabelledEmbeddings support) {
        return support.classes() > 1 && Arrays.stream(support.counts()).allMatch(n -> n > 1);
    }

    /** At most {@code most} row indices, evenly spread over the support set. */
    public static int[] spread(int rows, int most) {
        int n = Math.min(rows, most);
        int[] out = new int[n];
        for (int i = 0; i < n; i++) {
            out[i] = (int) ((long) rows * i / n);
        }
        return out;
    }
}
