package org.handful.eval.separability;

import java.util.stream.IntStream;
import org.handful.math.Matrices;
import org.handful.math.Smallest;
import org.handful.math.Vectors;

/**
 * The nearest other rows of each row, nearest first, the lower position first among equals. Rows of one group are no
 * neighbours of each other: they show the same thing.
 *
 * @param rows positions, [n][at most as many as asked for]
 * @param squares squared distances to them
 */
record Nearest(int[][] rows, double[][] squares) {
    private static final int BLOCK = 128;

    /**
     * n^2 d multiplications over all processors.
     *
     * @param x [n, d] row-major
     * @param groups of each row
     */
    static Nearest of(double[] x, int n, int dim, int[] groups, int most) {
        double[] columns = Matrices.transpose(x, n, dim);
        double[] length = new double[n];
        for (int i = 0; i < n; i++) {
            length[i] = Vectors.dot(x, i * dim, x, i * dim, dim);
        }
        int[][] rows = new int[n][];
        double[][] squares = new double[n][];
        IntStream.range(0, Math.ceilDiv(n, BLOCK)).parallel().forEach(b -> {
            int from = b * BLOCK;
            int m = Math.min(BLOCK, n - from);
            double[] inner = new double[m * n];
            Matrices.addProduct(x, from * dim, dim, columns, 0, n, inner, 0, n, m, dim, n);
            for (int i = 0; i < m; i++) {
                pick(inner, i * n, length, groups, from + i, most, rows, squares);
            }
        });
        return new Nearest(rows, squares);
    }

    private static void pick(double[] inner, int at, double[] length, int[] groups, int self, int most, int[][] rows,
            double[][] squares) {
        Smallest nearest = new Smallest(most);
        for (int j = 0; j < length.length; j++) {
            if (groups[j] != groups[self]) {
                nearest.offer(j, Math.max(0, length[self] + length[j] - 2 * inner[at + j]));
            }
        }
        rows[self] = nearest.indices();
        squares[self] = nearest.values();
    }
}
