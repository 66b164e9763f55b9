package org.handful.eval.map;

import java.util.stream.IntStream;

/**
 * What pushes the points of a t-SNE apart: sums over j of w² (y_i - y_j), w = 1 / (1 + |y_i - y_j|²), over all pairs. The
 * inner loop runs over a block of points that gather what one other point does to them: no sum waits for the one before, which
 * is the form that HotSpot turns into vector instructions.
 */
final class Repulsion {
    private static final int BLOCK = 256;

    private final int n;
    private final float[][] force;
    private final double[] weights;

    Repulsion(int n) {
        this.n = n;
        force = new float[2][n];
        weights = new double[(n + BLOCK - 1) / BLOCK];
    }

    /**
     * @param y [2][n]
     * @return sum of w over all ordered pairs of different points; {@link #force} holds the rest
     */
    double of(float[][] y) {
        IntStream.range(0, weights.length).parallel().forEach(b -> block(y[0], y[1], b));
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        return sum - n;
    }

    /** [n] along axis c. */
    float[] force(int c) {
        return force[c];
    }

    private void block(float[] xs, float[] ys, int block) {
        int from = block * BLOCK;
        int size = Math.min(BLOCK, n - from);
        float[] x = new float[size];
        float[] y = new float[size];
        float[] sum = new float[size];
        float[] fx = new float[size];
        float[] fy = new float[size];
        System.arraycopy(xs, from, x, 0, size);
        System.arraycopy(ys, from, y, 0, size);
        for (int j = 0; j < n; j++) {
            one(xs[j], ys[j], x, y, sum, fx, fy, size);
        }
        System.arraycopy(fx, 0, force[0], from, size);
        System.arraycopy(fy, 0, force[1], from, size);
        double total = 0;
        for (float s : sum) {
            total += s;
        }
        weights[block] = total;
    }

    private static void one(float px, float py, float[] x, float[] y, float[] sum, float[] fx, float[] fy, int size) {
        for (int i = 0; i < size; i++) {
            float dx = x[i] - px;
            float dy = y[i] - py;
            float w = 1 / (1 + dx * dx + dy * dy);
            float r = w * w;
            sum[i] += w;
            fx[i] += r * dx;
            fy[i] += r * dy;
        }
    }
}
