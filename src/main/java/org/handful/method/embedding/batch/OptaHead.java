package org.handful.method.embedding.batch;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Logistic;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.LabelledEmbeddings;

/**
 * The head of {@link Opta}. Immutable and thread-safe.
 *
 * @param memory rows standardised
 */
record OptaHead(Memory memory, Opta.Config config) implements Head {
    /** Images per class below which a batch says nothing of class means. */
    static final int FEW = 2;
    private static final int ITERATIONS = 2000;

    /** Brings each row to mean 0 and unbiased deviation 1 over its features; a row without spread to zeros. */
    static void standardise(double[] rows, int dim) {
        for (int from = 0; from < rows.length; from += dim) {
            double mean = 0;
            for (int j = from; j < from + dim; j++) {
                mean += rows[j] / dim;
            }
            double square = 0;
            for (int j = from; j < from + dim; j++) {
                rows[j] -= mean;
                square += rows[j] * rows[j];
            }
            double deviation = dim < 2 ? 0 : Math.sqrt(square / (dim - 1));
            for (int j = from; j < from + dim; j++) {
                rows[j] = deviation > Vectors.TINY ? rows[j] / deviation : 0;
            }
        }
    }

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) {
        double[] q = memory.normaliser().apply(queries);
        standardise(q, queries.dim());
        double[] means = queries.rows() < FEW * memory.classes() ? memory.means() : moved(q, queries.rows());
        int[] labels = IntStream.range(0, memory.classes()).toArray();
        var one = new LabelledEmbeddings(matrix(means, memory.classes()), labels, memory.classes());
        var head = (LinearHead) Logistic.solve("opta", one, memory.normaliser(), null, config.c(), ITERATIONS,
                FitContext.quiet(0)).last();
        return head.probabilities(matrix(q, queries.rows()));
    }

    private EmbeddingMatrix matrix(double[] rows, int n) {
        float[] out = new float[rows.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) rows[i];
        }
        return new EmbeddingMatrix(n, memory.dim(), out);
    }

    /** The class means after the rounds. */
    double[] moved(double[] q, int m) {
        boolean single = memory.labels().length == memory.classes();
        double[] before = memory.means();
        double[] means = before;
        for (int round = 0; round < (single ? config.rounds() : 1); round++) {
            means = moved(means, q, m);
        }
        if (!single) {
            means = Vectors.scaled(means, config.share());
            Vectors.axpy(1 - config.share(), before, means);
        }
        return means;
    }

    private double[] moved(double[] means, double[] q, int m) {
        int classes = memory.classes();
        double[] plan = plan(means, q, m).values();
        double[] out = Matrices.product(plan, q, classes, m, memory.dim());
        for (int k = 0; k < classes; k++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
                sum += plan[k * m + j];
            }
            for (int j = k * memory.dim(); j < (k + 1) * memory.dim(); j++) {
                out[j] = sum > 0 ? out[j] / sum : means[j];
            }
        }
        return out;
    }

    Transport plan(double[] means, double[] q, int m) {
        int dim = memory.dim();
        double[] cost = new double[memory.classes() * m];
        for (int i = 0; i < cost.length; i++) {
            cost[i] = Vectors.squaredDistance(means, i / m * dim, q, i % m * dim, dim);
        }
        double most = Arrays.stream(cost).max().orElse(0);
        if (most > 0) {
            Arrays.setAll(cost, i -> cost[i] / most);
        }
        return Transport.of(cost, memory.classes(), m, config.epsilon());
    }

    @Override
    public HeadState state() {
        return memory.state("opta", config.share(), config.epsilon(), config.rounds(), config.c());
    }

    static OptaHead restore(HeadState state) {
        double[] s = Memory.settings(state);
        return new OptaHead(Memory.restore(state), new Opta.Config(s[0], s[1], (int) s[2], s[3]));
    }
}
