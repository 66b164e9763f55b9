package org.handful.math;

import static org.handful.math.Fused.multiplyAdd;

/**
 * A part of a matrix b, copied so that each of its rows is an array of its own, and what it gives when it is multiplied
 * from the left; see {@link Matrices} for why. Belongs to one product.
 */
final class Panel {
    private final double[][] rows;
    private final double[] x;
    private final double[] y;
    private int depth;
    private int width;

    Panel(int mostDepth, int mostWidth) {
        rows = new double[mostDepth][mostWidth];
        x = new double[mostWidth];
        y = new double[mostWidth];
    }

    void fill(double[] b, int offset, int stride, int newDepth, int newWidth) {
        depth = newDepth;
        width = newWidth;
        for (int l = 0; l < depth; l++) {
            System.arraycopy(b, offset + l * stride, rows[l], 0, width);
        }
    }

    /** c [m, width] += a [m, depth] times this, two rows at a time: every value that is loaded is used twice. */
    void addProduct(double[] a, int aOffset, int aStride, double[] c, int cOffset, int cStride, int m) {
        int i = 0;
        for (; i + 1 < m; i += 2) {
            int c0 = cOffset + i * cStride;
            System.arraycopy(c, c0, x, 0, width);
            System.arraycopy(c, c0 + cStride, y, 0, width);
            twoRows(a, aOffset + i * aStride, aStride);
            System.arraycopy(x, 0, c, c0, width);
            System.arraycopy(y, 0, c, c0 + cStride, width);
        }
        if (i < m) {
            int c0 = cOffset + i * cStride;
            System.arraycopy(c, c0, x, 0, width);
            oneRow(a, aOffset + i * aStride);
            System.arraycopy(x, 0, c, c0, width);
        }
    }

    private void twoRows(double[] a, int a0, int aStride) {
        int a1 = a0 + aStride;
        int l = 0;
        for (; l + 3 < depth; l += 4) {
            fourTerms(x, y, rows[l], rows[l + 1], rows[l + 2], rows[l + 3],
                    a[a0 + l], a[a0 + l + 1], a[a0 + l + 2], a[a0 + l + 3],
                    a[a1 + l], a[a1 + l + 1], a[a1 + l + 2], a[a1 + l + 3], width);
        }
        for (; l < depth; l++) {
            oneTerm(x, rows[l], a[a0 + l], width);
            oneTerm(y, rows[l], a[a1 + l], width);
        }
    }

    private void oneRow(double[] a, int a0) {
        int l = 0;
        for (; l + 3 < depth; l += 4) {
            fourTerms(x, rows[l], rows[l + 1], rows[l + 2], rows[l + 3],
                    a[a0 + l], a[a0 + l + 1], a[a0 + l + 2], a[a0 + l + 3], width);
        }
        for (; l < depth; l++) {
            oneTerm(x, rows[l], a[a0 + l], width);
        }
    }

    private static void fourTerms(double[] x, double[] y, double[] b0, double[] b1, double[] b2, double[] b3,
            double p0, double p1, double p2, double p3, double q0, double q1, double q2, double q3, int n) {
        for (int j = 0; j < n; j++) {
            double v0 = b0[j];
            double v1 = b1[j];
            double v2 = b2[j];
            double v3 = b3[j];
            x[j] = multiplyAdd(p3, v3, multiplyAdd(p2, v2, multiplyAdd(p1, v1, multiplyAdd(p0, v0, x[j]))));
            y[j] = multiplyAdd(q3, v3, multiplyAdd(q2, v2, multiplyAdd(q1, v1, multiplyAdd(q0, v0, y[j]))));
        }
    }

    private static void fourTerms(double[] x, double[] b0, double[] b1, double[] b2, double[] b3,
            double p0, double p1, double p2, double p3, int n) {
        for (int j = 0; j < n; j++) {
            x[j] = multiplyAdd(p3, b3[j], multiplyAdd(p2, b2[j], multiplyAdd(p1, b1[j], multiplyAdd(p0, b0[j], x[j]))));
        }
    }

    private static void oneTerm(double[] x, double[] b, double factor, int n) {
        for (int j = 0; j < n; j++) {
            x[j] = multiplyAdd(factor, b[j], x[j]);
        }
    }
}
