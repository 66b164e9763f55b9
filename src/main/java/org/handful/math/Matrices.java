package org.handful.math;

import static org.handful.math.Fused.multiplyAdd;

import java.util.stream.IntStream;

/**
 * Dense products of row-major matrices, written as sums of scaled rows: the inner loop runs along memory without a
 * reduction, which is the form that HotSpot turns into vector instructions (it keeps the order of a floating-point
 * sum, so a dot product stays scalar). It does so only where it can prove that what is written is not read at another
 * place, for which all rows must be arrays of their own that begin at 0: hence panels of b and rows of c are copied. That
 * makes large products three times as fast. Results do not depend on the number of processors.
 */
public final class Matrices {
    /** Rows of b that stay in the second-level cache while all rows of a pass over them. */
    private static final int DEPTH = 128;

    private static final int WIDTH = 256;

    /** With fewer rows of a, or shorter rows of b, copying is not worth it; both ways add in the same order. */
    private static final int ROWS_WORTH_COPYING = 4;

    private static final int WIDTH_WORTH_COPYING = 64;

    private Matrices() {}

    /** a [m, p] times b [p, n]. */
    public static double[] product(double[] a, double[] b, int m, int p, int n) {
        double[] c = new double[Math.multiplyExact(m, n)];
        addProduct(a, 0, p, b, 0, n, c, 0, n, m, p, n);
        return c;
    }

    /**
     * c [m, n] += a [m, p] b [p, n]; each matrix is given by its array, the offset of its first value and its row
     * stride.
     */
    public static void addProduct(double[] a, int aOffset, int aStride, double[] b, int bOffset, int bStride,
            double[] c, int cOffset, int cStride, int m, int p, int n) {
        Panel copied = m < ROWS_WORTH_COPYING || n < WIDTH_WORTH_COPYING
                ? null : new Panel(Math.min(p, DEPTH), Math.min(n, WIDTH));
        for (int from = 0; from < n; from += WIDTH) {
            int width = Math.min(WIDTH, n - from);
            for (int top = 0; top < p; top += DEPTH) {
                int depth = Math.min(DEPTH, p - top);
                if (copied != null) {
                    copied.fill(b, bOffset + top * bStride + from, bStride, depth, width);
                    copied.addProduct(a, aOffset + top, aStride, c, cOffset + from, cStride, m);
                    continue;
                }
                panel(a, aOffset + top, aStride, b, bOffset + top * bStride + from, bStride, c, cOffset + from,
                        cStride, m, depth, width);
            }
        }
    }

    private static void panel(double[] a, int aOffset, int aStride, double[] b, int bOffset, int bStride,
            double[] c, int cOffset, int cStride, int m, int p, int n) {
        for (int i = 0; i < m; i++) {
            int a0 = aOffset + i * aStride;
            int c0 = cOffset + i * cStride;
            int l = 0;
            for (; l + 3 < p; l += 4) {
                oneRow(a, a0 + l, b, bOffset + l * bStride, bStride, c, c0, n);
            }
            for (; l < p; l++) {
                oneTerm(a[a0 + l], b, bOffset + l * bStride, c, c0, n);
            }
        }
    }

    /** Writes W x to z [rows] for W [rows, dim]; for many x {@link #timesRows} is faster. */
    public static void timesVector(double[] w, int rows, int dim, double[] x, double[] z) {
        for (int k = 0; k < rows; k++) {
            z[k] = Vectors.dot(w, k * dim, x, 0, dim);
        }
    }

    /** Writes W x_i to z[from + i] for {@code n} vectors x [n, dim]. */
    public static void timesRows(double[] w, int rows, int dim, double[] x, int n, double[][] z, int from) {
        double[] columns = new double[dim * n];
        transpose(x, 0, dim, columns, 0, n, n, dim);
        double[] product = product(w, columns, rows, dim, n);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < rows; k++) {
                z[from + i][k] = product[k * n + i];
            }
        }
    }

    private static void oneRow(double[] a, int a0, double[] b, int b0, int bStride, double[] c, int c0, int n) {
        double p0 = a[a0];
        double p1 = a[a0 + 1];
        double p2 = a[a0 + 2];
        double p3 = a[a0 + 3];
        int b1 = b0 + bStride;
        int b2 = b1 + bStride;
        int b3 = b2 + bStride;
        for (int j = 0; j < n; j++) {
            c[c0 + j] = multiplyAdd(p3, b[b3 + j], multiplyAdd(p2, b[b2 + j],
                    multiplyAdd(p1, b[b1 + j], multiplyAdd(p0, b[b0 + j], c[c0 + j]))));
        }
    }

    private static void oneTerm(double factor, double[] b, int b0, double[] c, int c0, int n) {
        for (int j = 0; j < n; j++) {
            c[c0 + j] = multiplyAdd(factor, b[b0 + j], c[c0 + j]);
        }
    }

    /** The transpose [n, m] of a [m, n]. */
    public static double[] transpose(double[] a, int m, int n) {
        double[] t = new double[a.length];
        transpose(a, 0, n, t, 0, m, m, n);
        return t;
    }

    /** Writes the transpose of a [m, n] to t [n, m], in tiles that fit the first-level cache. */
    public static void transpose(double[] a, int aOffset, int aStride, double[] t, int tOffset, int tStride,
            int m, int n) {
        int tile = 16;
        for (int top = 0; top < m; top += tile) {
            for (int left = 0; left < n; left += tile) {
                int bottom = Math.min(m, top + tile);
                int right = Math.min(n, left + tile);
                for (int i = top; i < bottom; i++) {
                    int row = aOffset + i * aStride;
                    for (int j = left; j < right; j++) {
                        t[tOffset + j * tStride + i] = a[row + j];
                    }
                }
            }
        }
    }

    /** Adds the upper triangle of x^T x to s [d, d] for x [n, d], in strips over all processors. */
    public static void addScatter(double[] x, int n, int d, double[] s) {
        double[] columns = transpose(x, n, d);
        int strip = 64;
        IntStream.range(0, (d + strip - 1) / strip).parallel().forEach(i -> {
            int top = i * strip;
            int rows = Math.min(strip, d - top);
            addProduct(columns, top * n, n, x, top, d, s, top * d + top, d, rows, n, d - top);
        });
    }

    /** Copies the upper triangle of s [n, n] to the lower one. */
    public static void mirror(double[] s, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                s[i * n + j] = s[j * n + i];
            }
        }
    }

    /** x x^T [n, n] of x [n, d], symmetric to the last bit; n^2 d / 2 multiplications over all processors. */
    public static double[] gram(double[] x, int n, int d) {
        double[] t = transpose(x, n, d);
        double[] g = new double[Math.multiplyExact(n, n)];
        int block = 32;
        IntStream.range(0, (n + block - 1) / block).parallel().forEach(s -> {
            int from = s * block;
            int rows = Math.min(block, n - from);
            addProduct(x, from * d, d, t, from, n, g, from * n + from, n, rows, d, n - from);
        });
        mirror(g, n);
        return g;
    }
}
