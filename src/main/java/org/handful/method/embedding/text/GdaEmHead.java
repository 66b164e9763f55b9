package org.handful.method.embedding.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.handful.math.Cholesky;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.method.embedding.batch.Memory;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/**
 * The head of {@link GdaEm}. D^3 / 3 + N D^2 operations a round and D^2 memory. Immutable and thread-safe.
 *
 * @param names embeddings of the class names, of length 1, [K, D]
 */
record GdaEmHead(Memory memory, double[] names, GdaEm.Config config) implements Head {
    private static final double REST = 1e-6;
    private static final double NO_SPREAD = 1e-12;

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        int n = memory.labels().length;
        return Arrays.copyOfRange(shares(memory.normaliser().apply(queries), queries.rows()), n, n + queries.rows());
    }

    /** @param queries [m, D], of length 1 @return r [N + m][K], first of the support set */
    double[][] shares(double[] queries, int m) {
        int dim = memory.dim();
        int classes = memory.classes();
        int n = memory.labels().length + m;
        double[] x = Arrays.copyOf(memory.rows(), n * dim);
        System.arraycopy(queries, 0, x, memory.rows().length, queries.length);
        double[] columns = Matrices.transpose(x, n, dim);
        double[] squares = Matrices.gram(columns, dim, n);
        double[] cosines = Matrices.product(names, columns, classes, dim, n);
        double[][] r = softmax(cosines, new double[classes], n, config.sharpness());
        for (int round = 0; round < config.rounds(); round++) {
            double[][] next = next(x, columns, squares, r);
            double most = 0;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < classes; k++) {
                    most = Math.max(most, Math.abs(next[i][k] - r[i][k]));
                }
            }
            r = next;
            if (most < REST) {
                break;
            }
        }
        return r;
    }

    private double[][] next(double[] x, double[] columns, double[] squares, double[][] r) {
        int dim = memory.dim();
        int classes = memory.classes();
        int n = r.length;
        double[] rows = new double[classes * n];
        double[] counts = new double[classes];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < classes; k++) {
                rows[k * n + i] = r[i][k];
                counts[k] += r[i][k];
            }
        }
        double[] means = Matrices.product(rows, x, classes, n, dim);
        double[] weighted = means.clone();
        for (int j = 0; j < means.length; j++) {
            int k = j / dim;
            // A class that no image is of stays where its name is.
            means[j] = counts[k] > NO_SPREAD ? means[j] / counts[k] : names[j];
            weighted[j] = counts[k] > NO_SPREAD ? weighted[j] : 0;
        }
        double[] between = Matrices.product(Matrices.transpose(weighted, classes, dim), means, dim, classes, dim);
        double[] covariance = new double[dim * dim];
        double trace = 0;
        for (int j = 0; j < covariance.length; j++) {
            covariance[j] = (squares[j] - between[j]) / n;
        }
        for (int d = 0; d < dim; d++) {
            trace += covariance[d * dim + d];
        }
        if (n < 2 || trace <= NO_SPREAD) {
            return r;
        }
        for (int d = 0; d < dim; d++) {
            covariance[d * dim + d] += trace / (n - 1);
        }
        double[] precise = Matrices.transpose(
                new Cholesky(covariance, dim).solve(Matrices.transpose(means, classes, dim), classes), dim, classes);
        double[] bias = new double[classes];
        for (int k = 0; k < classes; k++) {
            bias[k] = -0.5 * Vectors.dot(means, k * dim, precise, k * dim, dim);
        }
        return softmax(Matrices.product(precise, columns, classes, dim, n), bias, n, 1);
    }

    /** @param scores [K, n] @return [n][K]; the support set's labels where they count */
    private double[][] softmax(double[] scores, double[] bias, int n, double sharpness) {
        double[][] out = new double[n][memory.classes()];
        for (int i = 0; i < n; i++) {
            if (config.labels() && i < memory.labels().length) {
                out[i][memory.labels()[i]] = 1;
                continue;
            }
            for (int k = 0; k < bias.length; k++) {
                out[i][k] = sharpness * scores[k * n + i] + bias[k];
            }
            Softmax.inPlace(out[i]);
        }
        return out;
    }

    @Override
    public HeadState state() {
        HeadState plain = memory.state("gda-em", config.labels() ? 1 : 0, config.sharpness(), config.rounds());
        Map<String, Tensor> tensors = new HashMap<>(plain.tensors());
        tensors.put("names", Tensor.matrix(memory.classes(), memory.dim(), names));
        return new HeadState(plain.method(), tensors, plain.notes());
    }

    static GdaEmHead restore(HeadState state) {
        double[] s = Memory.settings(state);
        return new GdaEmHead(Memory.restore(state), state.tensors().get("names").values(),
                new GdaEm.Config(s[0] == 1, s[1], (int) s[2]));
    }
}
