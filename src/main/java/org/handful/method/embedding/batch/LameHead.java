package org.handful.method.embedding.batch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.handful.error.InputException;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;
import org.handful.model.Tensor;

/** The head of {@link Lame}. Immutable and thread-safe. */
record LameHead(LinearHead base, Lame.Config config) implements Head {
    private static final Normaliser UNIT = new Normaliser(Normalisation.L2, new double[0]);
    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-8;
    private static final double LEAST = 1e-10;

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) throws InputException {
        NeighbourGraph.check(queries.rows(), queries.dim(), NeighbourGraph.MOST);
        Affinity affinity = affinity(UNIT.apply(queries), queries.rows(), queries.dim(), config);
        return smoothed(base.probabilities(queries), affinity).rows(base.bias().length);
    }

    static Smoothing smoothed(double[][] p, Affinity affinity) {
        int classes = p.length == 0 ? 1 : p[0].length;
        double[] a = new double[p.length * classes];
        Arrays.setAll(a, i -> -Math.log(p[i / classes][i % classes] + LEAST));
        return Smoothing.run(a, classes, affinity, 1, ITERATIONS, TOLERANCE, Smoothing.Energy.BEFORE);
    }

    /** @param x of length 1, [n, dim] */
    static Affinity affinity(double[] x, int n, int dim, Lame.Config config) throws InputException {
        if (config.affinity() == Lame.Kind.KNN) {
            NeighbourGraph graph = NeighbourGraph.of(x, n, dim, config.k());
            // A small batch has fewer others than were asked for.
            double each = 1.0 / Math.clamp(config.k(), 1, Math.max(1, n - 1));
            return config.mean() ? (y, classes) -> Vectors.scaled(graph.times(y, classes), each) : graph;
        }
        Affinity.AllPairs.check(n, dim);
        double[] a = Matrices.gram(x, n, dim);
        if (config.affinity() == Lame.Kind.RBF) {
            double width = width(a, n, config.k());
            for (int i = 0; i < a.length; i++) {
                a[i] = Math.exp(-Math.max(0, 2 - 2 * a[i]) / Math.max(2 * width * width, 1e-12));
            }
        }
        for (int i = 0; i < n; i++) {
            a[i * n + i] = config.others() ? 0 : 1;
            double sum = 0;
            for (int j = 0; config.mean() && j < n; j++) {
                sum += Math.abs(a[i * n + j]);
            }
            for (int j = 0; sum > 0 && j < n; j++) {
                a[i * n + j] /= sum;
            }
        }
        return new Affinity.AllPairs(a, n);
    }

    /** Mean over images of the distance to entry k of the others and itself, nearest first. */
    private static double width(double[] cosines, int n, int k) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double[] row = Arrays.copyOfRange(cosines, i * n, (i + 1) * n);
            Arrays.sort(row);
            sum += Math.sqrt(Math.max(0, 2 - 2 * row[n - Math.min(k, n)])) / n;
        }
        return sum;
    }

    @Override
    public HeadState state() {
        HeadState inner = base.state();
        Map<String, Tensor> tensors = new HashMap<>(inner.tensors());
        tensors.put("settings", Tensor.vector(new double[] {
            config.affinity().ordinal(), config.k(), config.mean() ? 1 : 0, config.others() ? 1 : 0}));
        return new HeadState("lame", tensors, inner.notes());
    }

    static LameHead restore(HeadState state) {
        double[] s = Memory.settings(state);
        return new LameHead(LinearHead.restore(state),
                new Lame.Config(Lame.Kind.values()[(int) s[0]], (int) s[1], s[2] > 0, s[3] > 0));
    }
}
