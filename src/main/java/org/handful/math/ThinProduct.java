package org.handful.math;

import static org.handful.math.Fused.multiplyAdd;

import java.util.Arrays;

/**
 * Inner products of many vectors with a few, and the lengths of the many, in one pass over single-precision rows:
 *
 * <pre>
 * z_ki = w_k . (x_i - c)        s_i = |x_i - c|^2
 * </pre>
 *
 * <p>A slice of the columns of X is laid out so that neighbouring vectors lie side by side: sums then run along them, with
 * no addition that waits for the one before, and the compiler makes wide instructions of it. What one vector gives does
 * not depend on the others. Holds its working space, so it belongs to one thread.
 */
public final class ThinProduct {
    private static final int SLICE = 16;

    private final double[][] columns;
    private final double[][] products;
    private final double[] squares;

    /** @param rows how many vectors w there are. @param most how many vectors x at once */
    public ThinProduct(int rows, int most) {
        columns = new double[SLICE][most];
        products = new double[rows][most];
        squares = new double[most];
    }

    /**
     * Computes both for {@code n} vectors.
     *
     * @param x [.., dim] row-major, of which rows {@code from} to {@code from + n} are read
     * @param centre c, [dim], or empty for none
     * @param w [rows, dim] row-major
     */
    public void compute(float[] x, int from, int n, int dim, double[] centre, double[] w) {
        for (double[] row : products) {
            Arrays.fill(row, 0, n, 0);
        }
        Arrays.fill(squares, 0, n, 0);
        for (int j = 0; j < dim; j += SLICE) {
            int width = Math.min(SLICE, dim - j);
            for (int l = 0; l < width; l++) {
                column(x, from * dim + j + l, n, dim, centre.length == 0 ? 0 : centre[j + l], columns[l]);
            }
            // Columns of nothing fill up the last slice to a multiple of four.
            int filled = (width + 3) / 4 * 4;
            for (int l = width; l < filled; l++) {
                Arrays.fill(columns[l], 0, n, 0);
            }
            for (int l = 0; l < filled; l += 4) {
                addSquares(columns[l], columns[l + 1], columns[l + 2], columns[l + 3], squares, n);
                for (int k = 0; k < products.length; k++) {
                    int o = k * dim + j + l;
                    int left = width - l;
                    addProducts(columns[l], columns[l + 1], columns[l + 2], columns[l + 3], w[o], left > 1 ? w[o + 1] : 0,
                            left > 2 ? w[o + 2] : 0, left > 3 ? w[o + 3] : 0, products[k], n);
                }
            }
        }
    }

    /** z_ki. */
    public double product(int k, int i) {
        return products[k][i];
    }

    /** s_i. */
    public double square(int i) {
        return squares[i];
    }

    private static void column(float[] x, int offset, int n, int stride, double centre, double[] into) {
        int at = offset;
        for (int i = 0; i < n; i++) {
            into[i] = x[at] - centre;
            at += stride;
        }
    }

    private static void addSquares(double[] a, double[] b, double[] c, double[] d, double[] into, int n) {
        for (int i = 0; i < n; i++) {
            into[i] = multiplyAdd(d[i], d[i],
                    multiplyAdd(c[i], c[i], multiplyAdd(b[i], b[i], multiplyAdd(a[i], a[i], into[i]))));
        }
    }

    private static void addProducts(double[] a, double[] b, double[] c, double[] d,
            double p, double q, double r, double s, double[] into, int n) {
        for (int i = 0; i < n; i++) {
            into[i] = multiplyAdd(s, d[i], multiplyAdd(r, c[i], multiplyAdd(q, b[i], multiplyAdd(p, a[i], into[i]))));
        }
    }
}
