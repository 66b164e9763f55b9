package org.handful.method.embedding.batch;

import org.handful.math.Softmax;

/**
 * Entropic optimal transport between equal shares of rows and equal shares of columns, by Sinkhorn's algorithm in
 * logarithms (Cuturi, NeurIPS 2013):
 *
 * <pre>
 * f_k += epsilon (log(1/n + 1e-8) - LSE_j((f_k + g_j - C_kj) / epsilon)),   g likewise,   plan = exp((f + g - C) / epsilon)
 * </pre>
 *
 * <p>until f moves by less than 1e-4 altogether. The step of g comes last, so column sums are exact and row sums nearly.
 *
 * @param values [n, m]
 */
record Transport(double[] values, int iterations) {
    private static final int ITERATIONS = 1000;
    private static final double TOLERANCE = 1e-4;
    private static final double LEAST = 1e-8;

    static Transport of(double[] cost, int n, int m, double epsilon) {
        double[] f = new double[n];
        double[] g = new double[m];
        double[] row = new double[m];
        double[] column = new double[n];
        int step = 0;
        double moved = Double.POSITIVE_INFINITY;
        while (step < ITERATIONS && moved >= TOLERANCE) {
            moved = 0;
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < m; j++) {
                    row[j] = (f[k] + g[j] - cost[k * m + j]) / epsilon;
                }
                double change = epsilon * (Math.log(1.0 / n + LEAST) - Softmax.logSumExp(row));
                f[k] += change;
                moved += Math.abs(change);
            }
            for (int j = 0; j < m; j++) {
                for (int k = 0; k < n; k++) {
                    column[k] = (f[k] + g[j] - cost[k * m + j]) / epsilon;
                }
                g[j] += epsilon * (Math.log(1.0 / m + LEAST) - Softmax.logSumExp(column));
            }
            step++;
        }
        double[] plan = new double[cost.length];
        for (int i = 0; i < plan.length; i++) {
            plan[i] = Math.exp((f[i / m] + g[i % m] - cost[i]) / epsilon);
        }
        return new Transport(plan, step);
    }
}
