package org.handful.method.embedding.batch;

import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/** The head of {@link Unem}. Memory grows with the batch, not with its square. Immutable and thread-safe. */
record UnemHead(Memory memory, double scale, double gamma, double temperature, int rounds) implements Head {
    private static final double LEAST = 1e-6;

    /**
     * How a batch was shared out.
     *
     * @param u [m][K]
     * @param w class means at the end, scaled, [K, D]
     */
    record Shared(double[][] u, double[] w) {}

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        return shared(memory.normaliser().apply(queries), queries.rows()).u();
    }

    /** @param queries normalised, [m, D] */
    Shared shared(double[] queries, int m) {
        int dim = memory.dim();
        int classes = memory.classes();
        double[] q = Vectors.scaled(queries, scale);
        double[] columns = Matrices.transpose(q, m, dim);
        double[] own = Vectors.scaled(memory.means(), scale);
        int[] counts = new int[classes];
        for (int k : memory.labels()) {
            counts[k]++;
        }
        double[] w = own.clone();
        double[] v = new double[classes];
        double[][] u = new double[m][classes];
        for (int round = 0; round < rounds; round++) {
            double[] inner = Matrices.product(w, columns, classes, dim, m);
            double[] sum = new double[classes];
            double[] rows = new double[classes * m];
            double[] less = new double[classes];
            for (int k = 0; k < classes; k++) {
                less[k] = 0.5 * Vectors.dot(w, k * dim, w, k * dim, dim) - gamma * v[k];
            }
            for (int i = 0; i < m; i++) {
                for (int k = 0; k < classes; k++) {
                    u[i][k] = (inner[k * m + i] - less[k]) / temperature;
                }
                Softmax.inPlace(u[i]);
                for (int k = 0; k < classes; k++) {
                    sum[k] += u[i][k];
                    rows[k * m + i] = u[i][k];
                }
            }
            double[] moved = Matrices.product(rows, q, classes, m, dim);
            for (int k = 0; k < classes; k++) {
                v[k] = Math.log(sum[k] / Math.max(1, m) + LEAST) + 1;
                for (int j = k * dim; j < (k + 1) * dim; j++) {
                    w[j] = (moved[j] + counts[k] * own[j]) / (sum[k] + counts[k]);
                }
            }
        }
        return new Shared(u, w);
    }

    @Override
    public HeadState state() {
        return memory.state("unem", scale, gamma, temperature, rounds);
    }

    static UnemHead restore(HeadState state) {
        double[] s = Memory.settings(state);
        return new UnemHead(Memory.restore(state), s[0], s[1], s[2], (int) s[3]);
    }
}
