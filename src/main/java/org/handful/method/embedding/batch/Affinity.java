package org.handful.method.embedding.batch;

/** How much each image of a batch pulls each other one. */
interface Affinity {
    /** A Y [n, K] for Y [n, K]; a new array. */
    double[] times(double[] y, int classes);
}
