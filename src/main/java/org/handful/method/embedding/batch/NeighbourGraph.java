package org.handful.method.embedding.batch;

import java.util.stream.IntStream;
import org.handful.error.InputException.Problem;
import org.handful.error.InputException;
import org.handful.math.Matrices;
import org.handful.math.Smallest;
import org.handful.math.Vectors;

/**
 * The nearest others of each image of a batch, by straight distance; the image itself is left out by its number, so that
 * copies of it are neighbours like any other. Among equals the first are taken. Not symmetric.
 *
 * @param neighbours of each image
 */
record NeighbourGraph(int[][] neighbours) implements Affinity {
    /** More images than this are refused: comparing all with each other grows with their square. */
    static final int MOST = 20_000;
    private static final double PAIRS_TIMES_DIM_PER_MINUTE = 6e10;
    private static final int BLOCK = 128;

    /** @throws InputException with an estimate, for more images than can be compared with each other */
    static void check(int images, int dim, int most) throws InputException {
        if (images > most) {
            double minutes = (double) images * images * dim / PAIRS_TIMES_DIM_PER_MINUTE;
            throw new InputException(Problem.TOO_MANY, images, Math.max(1, Math.round(minutes)), most);
        }
    }

    /** @param x [n, dim] */
    static NeighbourGraph of(double[] x, int n, int dim, int k) throws InputException {
        check(n, dim, MOST);
        int each = Math.min(k, n - 1);
        double[] columns = Matrices.transpose(x, n, dim);
        double[] square = new double[n];
        for (int i = 0; i < n; i++) {
            square[i] = Vectors.dot(x, i * dim, x, i * dim, dim);
        }
        int[][] out = new int[n][];
        IntStream.range(0, Math.ceilDiv(n, BLOCK)).parallel().forEach(b -> {
            int from = b * BLOCK;
            int rows = Math.min(BLOCK, n - from);
            double[] inner = new double[rows * n];
            Matrices.addProduct(x, from * dim, dim, columns, 0, n, inner, 0, n, rows, dim, n);
            for (int i = 0; i < rows; i++) {
                out[from + i] = nearest(inner, i * n, square, from + i, each);
            }
        });
        return new NeighbourGraph(out);
    }

    private static int[] nearest(double[] inner, int at, double[] square, int self, int k) {
        Smallest nearest = new Smallest(k);
        for (int j = 0; j < square.length; j++) {
            if (j != self) {
                nearest.offer(j, square[j] - 2 * inner[at + j]);
            }
        }
        return nearest.indices();
    }

    @Override
    public double[] times(double[] y, int classes) {
        double[] out = new double[y.length];
        for (int i = 0; i < neighbours.length; i++) {
            for (int j : neighbours[i]) {
                for (int k = 0; k < classes; k++) {
                    out[i * classes + k] += y[j * classes + k];
                }
            }
        }
        return out;
    }
}
