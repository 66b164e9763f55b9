package org.handful.method.embedding.dirichlet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.Tensor;

/**
 * The head of {@link EmDirichlet}. Memory grows with the batch, not with its square. Immutable and thread-safe.
 *
 * @param anchors t_k of length 1, [K, D]
 * @param sums for each class the sum of ln z over its support images, [K, K]
 * @param counts support images of each class that are in the sums
 */
record DirichletHead(double[] anchors, double[] sums, int[] counts, Rule rule) implements Head {
    private static final double LEAST = 1e-15;
    /** Less weight than this says nothing about a class: it stays as it was. */
    private static final double NOTHING = 1e-6;
    private static final Normaliser UNIT = new Normaliser(Normalisation.L2, new double[0]);

    /** The settings. */
    record Rule(double scale, double gamma, double temperature, int rounds, boolean hard) {}

    /**
     * How a batch was shared out.
     *
     * @param u [m][K]
     * @param alpha [K][K]
     */
    record Shared(double[][] u, double[][] alpha) {}

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        double[] x = UNIT.apply(queries);
        double[][] logZ = new double[queries.rows()][];
        for (int i = 0; i < logZ.length; i++) {
            logZ[i] = logZ(x, i * queries.dim(), anchors, counts.length, rule.scale());
        }
        // Sums in an order of their own, so that not even the last digit depends on that of the batch.
        int[] order = IntStream.range(0, logZ.length).boxed()
                .sorted(Comparator.comparing(i -> logZ[i], Arrays::compare)).mapToInt(i -> i).toArray();
        double[][] u = shared(Arrays.stream(order).mapToObj(i -> logZ[i]).toArray(double[][]::new)).u();
        double[][] out = new double[logZ.length][];
        for (int i = 0; i < order.length; i++) {
            out[order[i]] = u[i];
        }
        return out;
    }

    /** @param logZ [m][K] */
    Shared shared(double[][] logZ) {
        int classes = counts.length;
        double[][] u = Arrays.stream(logZ).map(row -> Arrays.stream(row).map(Math::exp).toArray())
                .toArray(double[][]::new);
        double[][] alpha = new double[classes][classes];
        for (double[] row : alpha) {
            Arrays.fill(row, 1);
        }
        for (int round = 0; round < rule.rounds(); round++) {
            double[] v = new double[classes];
            for (int k = 0; k < classes; k++) {
                double[] mean = Arrays.copyOfRange(sums, k * classes, (k + 1) * classes);
                double weight = 0;
                for (int i = 0; i < u.length; i++) {
                    weight += u[i][k];
                    for (int d = 0; d < classes; d++) {
                        mean[d] += u[i][k] * logZ[i][d];
                    }
                }
                double all = counts[k] + weight;
                if (all > NOTHING) {
                    Arrays.setAll(mean, d -> mean[d] / all);
                    alpha[k] = Dirichlet.fit(alpha[k], mean);
                }
                v[k] = Math.log(weight / Math.max(1, u.length) + LEAST) + 1;
            }
            for (int i = 0; i < u.length; i++) {
                for (int k = 0; k < classes; k++) {
                    u[i][k] = (Dirichlet.logDensity(alpha[k], logZ[i]) + rule.gamma() * v[k]) / rule.temperature();
                }
                Softmax.inPlace(u[i]);
                if (rule.hard()) {
                    int first = Vectors.argmax(u[i]);
                    Arrays.fill(u[i], 0);
                    u[i][first] = 1;
                }
            }
        }
        return new Shared(u, alpha);
    }

    /** ln softmax(scale cos(x, t_k)), no lower than that of {@value #LEAST}. */
    static double[] logZ(double[] x, int offset, double[] anchors, int classes, double scale) {
        int dim = anchors.length / classes;
        double[] out = new double[classes];
        for (int k = 0; k < classes; k++) {
            double length = Math.sqrt(Vectors.dot(anchors, k * dim, anchors, k * dim, dim));
            out[k] = scale * Vectors.dot(x, offset, anchors, k * dim, dim) / Math.max(length, Vectors.TINY);
        }
        Softmax.inPlace(out);
        for (int k = 0; k < classes; k++) {
            out[k] = Math.log(out[k] + LEAST);
        }
        return out;
    }

    /** Sums of ln z over the support images of each class, [K, K]. */
    static double[] logSums(LabelledEmbeddings support, Normaliser normaliser, double[] anchors, double scale) {
        int classes = support.classes();
        double[] out = new double[classes * classes];
        for (int i = 0; i < support.y().length; i++) {
            add(logZ(normaliser.apply(support.x(), i, 1), 0, anchors, classes, scale), out, support.y()[i] * classes);
        }
        return out;
    }

    static void add(double[] row, double[] to, int offset) {
        for (int d = 0; d < row.length; d++) {
            to[offset + d] += row[d];
        }
    }

    @Override
    public HeadState state() {
        int classes = counts.length;
        return new HeadState("em-dirichlet", Map.of(
                "anchors", Tensor.matrix(classes, anchors.length / classes, anchors),
                "sums", Tensor.matrix(classes, classes, sums),
                "counts", Tensor.vector(Arrays.stream(counts).asDoubleStream().toArray()),
                "settings", Tensor.vector(new double[] {
                    rule.scale(), rule.gamma(), rule.temperature(), rule.rounds(), rule.hard() ? 1 : 0
                })), Map.of());
    }

    static DirichletHead restore(HeadState state) {
        double[] s = state.tensors().get("settings").values();
        return new DirichletHead(state.tensors().get("anchors").values(), state.tensors().get("sums").values(),
                Arrays.stream(state.tensors().get("counts").values()).mapToInt(v -> (int) v).toArray(),
                new Rule(s[0], s[1], s[2], (int) s[3], s[4] == 1));
    }
}
