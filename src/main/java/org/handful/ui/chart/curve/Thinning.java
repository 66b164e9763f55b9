package org.handful.ui.chart.curve;

import java.util.Arrays;

/**
 * Leaves out points that cannot be seen: of all points that fall on one column of pixels it keeps the first, the
 * lowest, the highest and the last, so that no peak is lost and the line looks the same.
 */
final class Thinning {
    private static final int KEPT_PER_COLUMN = 4;

    private Thinning() {}

    /** @param x ascending; only the first {@code size} of x and y count */
    static Curve.Points thin(double[] x, double[] y, int size, int columns) {
        if (columns < 1 || size <= KEPT_PER_COLUMN * columns) {
            return new Curve.Points(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
        }
        int[] kept = new int[KEPT_PER_COLUMN * columns];
        int count = 0;
        double width = (x[size - 1] - x[0]) / columns;
        int from = 0;
        for (int column = 1; column <= columns && from < size; column++) {
            int to = column == columns ? size : end(x, from, size, x[0] + column * width);
            if (to > from) {
                count = keep(y, from, to, kept, count);
                from = to;
            }
        }
        double[] keptX = new double[count];
        double[] keptY = new double[count];
        for (int i = 0; i < count; i++) {
            keptX[i] = x[kept[i]];
            keptY[i] = y[kept[i]];
        }
        return new Curve.Points(keptX, keptY);
    }

    private static int end(double[] x, int from, int size, double limit) {
        int to = from;
        while (to < size && x[to] < limit) {
            to++;
        }
        return to;
    }

    private static int keep(double[] y, int from, int to, int[] kept, int count) {
        int low = from;
        int high = from;
        for (int i = from + 1; i < to; i++) {
            low = y[i] < y[low] ? i : low;
            high = y[i] > y[high] ? i : high;
        }
        int[] wanted = {from, Math.min(low, high), Math.max(low, high), to - 1};
        int n = count;
        for (int i : wanted) {
            if (n == 0 || kept[n - 1] < i) {
                kept[n++] = i;
            }
        }
        return n;
    }
}
