package org.handful.eval.separability;

import org.handful.math.Vectors;

/**
 * By how much images miss a margin between their own class mean and the nearest other one: the mean of
 * {@code max(0, d(q, p_y) - min over k != y of d(q, p_k) + 0.5)} with straight distances d. 0 when every image is nearer
 * to its own by 0.5. Mendez-Ruiz et al., "SuSana Distancia is all you need", 2023.
 */
public final class ProtoTriplet {
    private static final double MARGIN = 0.5;
    private static final double ROUND = 1e-6;

    private ProtoTriplet() {}

    /**
     * @param means [K, d] row-major, K at least 2
     * @param queries [m, d] row-major
     * @param y class of each query
     */
    public static double of(double[] means, double[] queries, int[] y, int dim) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double own = 0;
            double other = Double.POSITIVE_INFINITY;
            for (int k = 0; k < means.length / dim; k++) {
                double d = Math.sqrt(Vectors.squaredDistance(queries, i * dim, means, k * dim, dim) + ROUND);
                own = k == y[i] ? d : own;
                other = k == y[i] ? other : Math.min(other, d);
            }
            sum += Math.max(0, own - other + MARGIN);
        }
        return y.length == 0 ? 0 : sum / y.length;
    }
}
