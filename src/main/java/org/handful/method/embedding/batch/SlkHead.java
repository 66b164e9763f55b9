package org.handful.method.embedding.batch;

import java.util.Arrays;
import org.handful.error.InputException;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/** The head of {@link Slk}. Immutable and thread-safe. */
record SlkHead(Memory memory, Slk.Config config) implements Head {
    private static final int ROUNDS = 100;
    private static final double STILL = 1e-4;
    private static final int SHIFTS = 1000;
    private static final double SHIFT_STILL = 1e-5;
    private static final int SMOOTHINGS = 600;
    private static final double SMOOTHING_STILL = 1e-7;

    /**
     * How it ended.
     *
     * @param y [n, K] of support set and batch
     */
    record Clusters(double[] y, double[] centres, double width, int rounds, double energy) {}

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) throws InputException {
        int classes = memory.classes();
        NeighbourGraph.check(memory.labels().length + queries.rows(), queries.dim(), NeighbourGraph.MOST);
        double[] y = clusters(memory.normaliser().apply(queries), queries.rows()).y();
        double[][] out = new double[queries.rows()][];
        int first = memory.labels().length;
        Arrays.setAll(out, i -> Arrays.copyOfRange(y, (first + i) * classes, (first + i + 1) * classes));
        return out;
    }

    /** @param queries normalised, [m, D] */
    Clusters clusters(double[] queries, int m) throws InputException {
        int dim = memory.dim();
        int classes = memory.classes();
        int n = memory.labels().length + m;
        double[] moved = m < LaplacianHead.FEW * classes ? queries : Rectified.of(memory, queries).queries();
        double[] x = Arrays.copyOf(memory.rows(), n * dim);
        System.arraycopy(moved, 0, x, memory.rows().length, moved.length);
        NeighbourGraph graph = NeighbourGraph.of(x, n, dim, config.neighbours());
        double square = square(x, dim, graph);
        double[] centres = memory.means();
        int[] labels = held(labels(distances(x, centres, dim)), true);
        double[] y = new double[n * classes];
        for (int i = 0; i < n; i++) {
            y[i * classes + labels[i]] = 1;
        }
        double energy = Double.NaN;
        int round = 0;
        boolean going = true;
        while (going && round < ROUNDS) {
            centres = centres(x, labels, centres, square);
            double[] a = distances(x, centres, dim);
            for (int i = 0; config.centre() == Slk.Centre.MODE && i < a.length; i++) {
                a[i] = -Math.exp(-a[i] / (2 * square));
            }
            // Without agreement this is one step of softmax(-a), and labels go to the nearest centre.
            double[] found = Smoothing.run(a, classes, graph, config.lambda(), config.lambda() > 0 ? SMOOTHINGS : 1, SMOOTHING_STILL,
                    Smoothing.Energy.AFTER, memory.labels(), config.hold()).y();
            double now = energy(a, found, graph);
            int[] next = held(labels(Arrays.stream(found).map(v -> -v).toArray()), config.hold());
            boolean lost = Arrays.stream(next).distinct().count() < classes;
            going = !lost && !(round >= 2 && Math.abs(now - energy) <= STILL * Math.abs(energy));
            y = lost ? y : found;
            labels = next;
            energy = now;
            round++;
        }
        return new Clusters(y, centres, Math.sqrt(square), round, energy);
    }

    /** Of hard labels without agreement, of Y with it. */
    private double energy(double[] a, double[] y, NeighbourGraph graph) {
        int classes = memory.classes();
        double[] pulled = config.lambda() > 0 ? graph.times(y, classes) : new double[y.length];
        double sum = 0;
        for (int i = 0; i < y.length; i += classes) {
            double least = a[i];
            for (int k = i; k < i + classes; k++) {
                least = Math.min(least, a[k]);
                sum += config.lambda() > 0 ? y[k] * (a[k] - config.lambda() * pulled[k]) : 0;
            }
            sum += config.lambda() > 0 ? 0 : least;
        }
        return sum;
    }

    private static double square(double[] x, int dim, NeighbourGraph graph) {
        double sum = 0;
        int[][] near = graph.neighbours();
        for (int i = 0; i < near.length; i++) {
            for (int j : near[i]) {
                sum += Vectors.squaredDistance(x, i * dim, x, j * dim, dim);
            }
        }
        return Math.max(sum / (5.0 * near.length), 1e-12);
    }

    private double[] distances(double[] x, double[] centres, int dim) {
        int classes = memory.classes();
        double[] d = new double[x.length / dim * classes];
        for (int i = 0; i < d.length; i++) {
            d[i] = Vectors.squaredDistance(x, i / classes * dim, centres, i % classes * dim, dim);
        }
        return d;
    }

    /** The class of the least value in each row, the first of equals. */
    private int[] labels(double[] values) {
        int classes = memory.classes();
        int[] out = new int[values.length / classes];
        for (int i = 0; i < out.length; i++) {
            for (int k = 1; k < classes; k++) {
                out[i] = values[i * classes + k] < values[i * classes + out[i]] ? k : out[i];
            }
        }
        return out;
    }

    private int[] held(int[] labels, boolean hold) {
        if (hold) {
            System.arraycopy(memory.labels(), 0, labels, 0, memory.labels().length);
        }
        return labels;
    }

    private double[] centres(double[] x, int[] labels, double[] before, double square) {
        double[] out = new double[before.length];
        int dim = memory.dim();
        for (int k = 0; k < memory.classes(); k++) {
            double[] c = Arrays.copyOfRange(before, k * dim, (k + 1) * dim);
            boolean mode = config.centre() == Slk.Centre.MODE;
            for (int shift = 0; shift < (mode ? SHIFTS : 1); shift++) {
                double[] next = shifted(x, labels, k, c, mode ? square : Double.POSITIVE_INFINITY);
                double most = 0;
                double change = 0;
                for (int j = 0; j < dim; j++) {
                    most = Math.max(most, Math.abs(c[j]));
                    change = Math.max(change, Math.abs(next[j] - c[j]));
                }
                c = next;
                if (change < SHIFT_STILL * most) {
                    break;
                }
            }
            System.arraycopy(c, 0, out, k * dim, dim);
        }
        return out;
    }

    /** Mean of a cluster weighted by nearness to c; c itself where it is empty. */
    private static double[] shifted(double[] x, int[] labels, int k, double[] c, double square) {
        int dim = c.length;
        double[] out = new double[dim];
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == k) {
                double w = Math.exp(-Vectors.squaredDistance(c, 0, x, i * dim, dim) / (2 * square));
                total += w;
                for (int j = 0; j < dim; j++) {
                    out[j] += w * x[i * dim + j];
                }
            }
        }
        for (int j = 0; j < dim; j++) {
            out[j] = total > 0 ? out[j] / total : c[j];
        }
        return out;
    }

    @Override
    public HeadState state() {
        return memory.state("slk", config.centre().ordinal(), config.lambda(), config.neighbours(),
                config.hold() ? 1 : 0);
    }

    static SlkHead restore(HeadState state) {
        double[] s = Memory.settings(state);
        Memory memory = Memory.restore(state);
        return new SlkHead(memory, new Slk.Config(Slk.Centre.values()[(int) s[0]], s[1], (int) s[2], s[3] > 0,
                memory.normaliser().kind()));
    }
}
