package org.handful.method.embedding.batch;

import org.handful.error.InputException;
import org.handful.math.Matrices;

/** All pairs. @param values [n, n] */
record DenseAffinity(double[] values, int n) implements Affinity {
    private static final int MOST = 8_000;

    /** @throws InputException for more images than all pairs of which fit into memory */
    static void check(int images, int dim) throws InputException {
        NeighbourGraph.check(images, dim, MOST);
    }

    @Override
    public double[] times(double[] y, int classes) {
        return Matrices.product(values, y, n, n, classes);
    }
}
