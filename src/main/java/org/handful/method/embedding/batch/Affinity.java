package org.handful.method.embedding.batch;

import org.handful.error.InputException;
import org.handful.math.Matrices;

/** How much each image of a batch pulls each other one. */
interface Affinity {
    /** A Y [n, K] for Y [n, K]; a new array. */
    double[] times(double[] y, int classes);

    /** All pairs. @param values [n, n] */
    record AllPairs(double[] values, int n) implements Affinity {
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
}
