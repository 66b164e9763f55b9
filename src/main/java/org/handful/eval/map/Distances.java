package org.handful.eval.map;

import org.handful.math.Matrices;

/** Squared distances between all images. */
final class Distances {
    private Distances() {}

    /** @param x [n][D]; @return [n * n] */
    static double[] squared(double[][] x) {
        int n = x.length;
        int d = x[0].length;
        double[] flat = new double[n * d];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x[i], 0, flat, i * d, d);
        }
        double[] gram = Matrices.gram(flat, n, d);
        double[] out = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i * n + j] = Math.max(0, gram[i * n + i] + gram[j * n + j] - 2 * gram[i * n + j]);
            }
        }
        return out;
    }
}
