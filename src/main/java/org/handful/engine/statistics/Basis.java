package org.handful.engine.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.handful.math.Matrices;
import org.handful.math.SymmetricEigen;
import org.handful.model.Tensor;

/**
 * What the statistics of a layer are mixed of: those of the images, those of the network, and the directions in which the
 * images differ most from each other.
 *
 * <p>With X [N, C] what each image says by itself, less its part along the images' common statistics, and its decomposition
 * X = Q S U^T, direction j is S_j U_j / sqrt(N): the root mean square of what the images have along it. LCCS leaves out
 * sqrt(N), so that the same step would reach further the more images there are, and multiplies the directions of the
 * deviations by the singular values of the means; here each has its own.
 */
final class Basis {
    private static final double NOTHING = 1e-12;

    private Basis() {}

    /**
     * @param each [N, C] row-major: of each image by itself
     * @param all [C]: of all images
     * @param network [C]
     * @return [2 + directions, C]; directions that the images do not have are zero
     */
    static Tensor of(double[] each, double[] all, double[] network, int directions) {
        int c = all.length;
        double[] rows = new double[(2 + directions) * c];
        System.arraycopy(all, 0, rows, 0, c);
        System.arraycopy(network, 0, rows, c, c);
        if (directions > 0) {
            directions(less(each, all), c, directions, rows);
        }
        return Tensor.matrix(2 + directions, c, rows);
    }

    private static void directions(double[] x, int c, int directions, double[] rows) {
        int n = x.length / c;
        SymmetricEigen squares = SymmetricEigen.of(Matrices.gram(x, n, c), n);
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer j) -> squares.values()[j]).reversed());
        double most = squares.values()[order[0]];
        for (int j = 0; j < Math.min(directions, n) && squares.values()[order[j]] > NOTHING * most; j++) {
            for (int i = 0; i < n; i++) {
                double q = squares.vectors()[i * n + order[j]] / Math.sqrt(n);
                for (int k = 0; k < c; k++) {
                    rows[(2 + j) * c + k] += q * x[i * c + k];
                }
            }
        }
    }

    /** Each row less its part along a direction. */
    private static double[] less(double[] rows, double[] along) {
        int c = along.length;
        double square = Arrays.stream(along).map(v -> v * v).sum();
        double[] out = rows.clone();
        for (int from = 0; from < out.length && square > 0; from += c) {
            double dot = 0;
            for (int k = 0; k < c; k++) {
                dot += out[from + k] * along[k];
            }
            for (int k = 0; k < c; k++) {
                out[from + k] -= dot / square * along[k];
            }
        }
        return out;
    }
}
