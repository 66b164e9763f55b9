package org.handful.eval.map;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What pulls the points of a t-SNE together: sums over j of p_ij w (y_i - y_j), w = 1 / (1 + |y_i - y_j|²). Only pairs that are
 * near enough to matter are kept; what is left out adds up to less than n / 10^8 of the whole.
 *
 * @param start [n + 1] where the pairs of a point begin
 * @param other the other point of each pair, @param p how near they are
 */
record Pulls(int[] start, int[] other, float[] p) {
    private static final double NEGLIGIBLE = 1e-8;
    private static final int BLOCK = 64;

    /** @param p [n * n], sums to 1 */
    static Pulls of(double[] p, int n) {
        double least = NEGLIGIBLE / n;
        int[] start = new int[n + 1];
        int[] other = new int[1024];
        float[] kept = new float[1024];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (p[i * n + j] >= least) {
                    if (at == other.length) {
                        other = Arrays.copyOf(other, 2 * at);
                        kept = Arrays.copyOf(kept, 2 * at);
                    }
                    other[at] = j;
                    kept[at++] = (float) p[i * n + j];
                }
            }
            start[i + 1] = at;
        }
        return new Pulls(start, Arrays.copyOf(other, at), Arrays.copyOf(kept, at));
    }

    /** @param y [2][n], @param force [2][n] is written */
    void of(float[][] y, float[][] force) {
        int n = start.length - 1;
        IntStream.range(0, (n + BLOCK - 1) / BLOCK).parallel().forEach(b -> {
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                one(y[0], y[1], i, force);
            }
        });
    }

    private void one(float[] xs, float[] ys, int i, float[][] force) {
        float x = xs[i];
        float y = ys[i];
        float fx = 0;
        float fy = 0;
        for (int e = start[i]; e < start[i + 1]; e++) {
            float dx = x - xs[other[e]];
            float dy = y - ys[other[e]];
            float a = p[e] / (1 + dx * dx + dy * dy);
            fx += a * dx;
            fy += a * dy;
        }
        force[0][i] = fx;
        force[1][i] = fy;
    }
}
