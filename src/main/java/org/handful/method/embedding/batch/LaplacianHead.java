package org.handful.method.embedding.batch;

import org.handful.error.InputException;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.HeadState;

/** The head of {@link LaplacianShot}. Immutable and thread-safe. */
record LaplacianHead(Memory memory, double lambda, int neighbours, boolean rectify) implements Head {
    /** Images per class below which a batch says nothing of class means. */
    static final int FEW = 2;
    private static final int ITERATIONS = 20;
    private static final double TOLERANCE = 1e-6;

    @Override
    public double[][] probabilities(EmbeddingMatrix queries) throws InputException {
        NeighbourGraph.check(queries.rows(), queries.dim(), NeighbourGraph.MOST);
        return smoothed(memory.normaliser().apply(queries), queries.rows()).rows(memory.classes());
    }

    /** @param x normalised, [m, D] */
    Smoothing smoothed(double[] x, int m) throws InputException {
        int dim = memory.dim();
        int classes = memory.classes();
        boolean enough = m >= FEW * classes;
        Rectified seen = rectify && enough ? Rectified.of(memory, x) : new Rectified(x, memory.means());
        double[] a = new double[m * classes];
        for (int i = 0; i < a.length; i++) {
            a[i] = Vectors.squaredDistance(seen.queries(), i / classes * dim, seen.means(), i % classes * dim, dim);
        }
        return Smoothing.run(a, classes, NeighbourGraph.of(x, m, dim, neighbours), lambda, ITERATIONS, TOLERANCE,
                Smoothing.Energy.AFTER);
    }

    @Override
    public HeadState state() {
        return memory.state("laplacian-shot", lambda, neighbours, rectify ? 1 : 0);
    }

    static LaplacianHead restore(HeadState state) {
        double[] s = Memory.settings(state);
        return new LaplacianHead(Memory.restore(state), s[0], (int) s[1], s[2] > 0);
    }
}
