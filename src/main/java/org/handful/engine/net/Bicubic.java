package org.handful.engine.net;

/**
 * Enlarges or reduces a square grid of vectors by cubic convolution (Keys 1981) with a = -0.75, pixel centres at halves
 * and clamped edges, without antialiasing: what PyTorch's {@code interpolate(mode="bicubic", align_corners=False)}
 * computes.
 */
final class Bicubic {
    private static final double A = -0.75;

    private Bicubic() {}

    /**
     * @param grid [from, from, dim], row-major
     * @return [to, to, dim]; a copy when nothing is to be done
     */
    static float[] resize(float[] grid, int from, int to, int dim) {
        if (grid.length != from * from * dim) {
            throw new IllegalArgumentException(grid.length + " numbers for " + from + " x " + from + " x " + dim);
        }
        if (from == to) {
            return grid.clone();
        }
        float[] out = new float[to * to * dim];
        for (int row = 0; row < to; row++) {
            double y = (row + 0.5) * from / to - 0.5;
            for (int column = 0; column < to; column++) {
                double x = (column + 0.5) * from / to - 0.5;
                point(grid, from, dim, y, x, out, (row * to + column) * dim);
            }
        }
        return out;
    }

    private static void point(float[] grid, int from, int dim, double y, double x, float[] out, int at) {
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        for (int i = -1; i <= 2; i++) {
            double wy = weight(y - top - i);
            int row = Math.clamp(top + i, 0, from - 1);
            for (int j = -1; j <= 2; j++) {
                double w = wy * weight(x - left - j);
                int source = (row * from + Math.clamp(left + j, 0, from - 1)) * dim;
                for (int d = 0; d < dim; d++) {
                    out[at + d] += (float) (w * grid[source + d]);
                }
            }
        }
    }

    private static double weight(double distance) {
        double t = Math.abs(distance);
        if (t <= 1) {
            return ((A + 2) * t - (A + 3)) * t * t + 1;
        }
        return t < 2 ? ((A * t - 5 * A) * t + 8 * A) * t - 4 * A : 0;
    }
}
