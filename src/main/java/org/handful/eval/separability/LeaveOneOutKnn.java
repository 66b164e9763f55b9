package org.handful.eval.separability;

import java.util.Arrays;
import org.handful.math.Vectors;

/**
 * How often the nearest other images are of the same class: every image is classified by its k nearest others by cosine,
 * each with the weight exp(cos / 0.1). Nothing is learned, so it says what the embeddings are worth as they are.
 *
 * <p>After "Rethinking Supervised Pre-training for Better Downstream Transferring" (LOOK, ICLR 2022, arXiv 2110.06014),
 * which trains a network for this; weights and k are ours. Images of one group, near-duplicates or
 * views of one image, are left out together: otherwise the copy would be the neighbour. An image whose class has no other
 * group can never be right and is not asked about.
 *
 * @param k neighbours that vote: the size of the smallest class less one, 1 to 5
 * @param probabilities of each class for every image, [n][K]
 * @param asked whether the image counts
 * @param n images that count
 * @param nll mean of -log p(class), p at least 1e-12
 * @param chance accuracy that is to be expected of one neighbour drawn at random
 */
public record LeaveOneOutKnn(int k, double[][] probabilities, boolean[] asked, int correct, int n, double nll,
        double chance) {
    private static final int MOST_NEIGHBOURS = 5;
    private static final double WIDTH = 0.1;
    private static final double LEAST = 1e-12;

    /**
     * @param x [n, d] row-major; lengths do not matter
     * @param y class of each row, 0 .. classes-1
     * @param groups rows with the same number show the same thing
     */
    public static LeaveOneOutKnn of(double[] x, int dim, int[] y, int classes, int[] groups) {
        int[] sizes = groupsPerClass(y, classes, groups);
        int least = Arrays.stream(sizes).filter(s -> s > 1).min().orElse(2);
        return of(x, dim, y, classes, groups, Math.clamp(least - 1, 1, MOST_NEIGHBOURS));
    }

    /** With a number of neighbours of one's own. */
    public static LeaveOneOutKnn of(double[] x, int dim, int[] y, int classes, int[] groups, int k) {
        int rows = y.length;
        double[] unit = x.clone();
        for (int i = 0; i < rows; i++) {
            Vectors.unit(unit, i * dim, dim);
        }
        Nearest nearest = Nearest.of(unit, rows, dim, groups, k);
        int[] sizes = groupsPerClass(y, classes, groups);
        double[][] p = new double[rows][classes];
        boolean[] asked = new boolean[rows];
        int correct = 0;
        int n = 0;
        double loss = 0;
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int j = 0; j < nearest.rows()[i].length; j++) {
                // On the unit sphere cos = 1 - d^2 / 2; the factor exp(1 / 0.1) cancels.
                double weight = Math.exp(-nearest.squares()[i][j] / (2 * WIDTH));
                p[i][y[nearest.rows()[i][j]]] += weight;
                sum += weight;
            }
            for (int c = 0; c < classes; c++) {
                p[i][c] = sum > 0 ? p[i][c] / sum : 1.0 / classes;
            }
            asked[i] = sizes[y[i]] > 1;
            if (asked[i]) {
                n++;
                correct += Vectors.argmax(p[i]) == y[i] ? 1 : 0;
                loss -= Math.log(Math.max(p[i][y[i]], LEAST));
            }
        }
        return new LeaveOneOutKnn(k, p, asked, correct, n, n == 0 ? 0 : loss / n, chance(sizes));
    }

    private static double chance(int[] sizes) {
        double all = Arrays.stream(sizes).sum();
        double asked = Arrays.stream(sizes).filter(s -> s > 1).sum();
        double sum = 0;
        for (int s : sizes) {
            sum += s > 1 ? s / asked * (s - 1) / (all - 1) : 0;
        }
        return sum;
    }

    private static int[] groupsPerClass(int[] y, int classes, int[] groups) {
        int[] sizes = new int[classes];
        boolean[] seen = new boolean[Arrays.stream(groups).max().orElse(0) + 1];
        for (int i = 0; i < y.length; i++) {
            if (!seen[groups[i]]) {
                seen[groups[i]] = true;
                sizes[y[i]]++;
            }
        }
        return sizes;
    }
}
