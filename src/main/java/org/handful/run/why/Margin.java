package org.handful.run.why;

import org.handful.error.HandfulException;
import org.handful.math.Vectors;
import org.handful.model.EmbeddingMatrix;

/**
 * log p(about) - log p(against): for a softmax the difference of two logits, which neither saturates nor depends on the
 * other classes.
 */
record Margin(int about, int against) {
    private static final double LEAST = 1e-300;
    /** Of the root mean square of an embedding: wide enough for float numbers, narrow enough for a slope. */
    private static final double STEP = 1e-2;

    /** What tells the classes of embeddings, each for itself. */
    @FunctionalInterface
    interface Tells {
        /** @return [N][K] */
        double[][] of(EmbeddingMatrix x) throws HandfulException;
    }

    /** Against the label where that is another class, else against the likeliest other. @param truth -1 without a label */
    static Margin of(int about, int truth, double[] p) {
        if (truth >= 0 && truth != about) {
            return new Margin(about, truth);
        }
        int best = -1;
        for (int k = 0; k < p.length; k++) {
            if (k != about && (best < 0 || p[k] > p[best])) {
                best = k;
            }
        }
        return new Margin(about, best);
    }

    double of(double[] p) {
        return Math.log(Math.max(LEAST, p[about])) - Math.log(Math.max(LEAST, p[against]));
    }

    /**
     * By central differences, since a head is anything: two probes per number.
     *
     * @return [D]
     */
    double[] gradient(float[] x, Tells head) throws HandfulException {
        int dim = x.length;
        double[] wide = new double[dim];
        for (int d = 0; d < dim; d++) {
            wide[d] = x[d];
        }
        float step = (float) Math.max(1e-6, STEP * Math.sqrt(Vectors.dot(wide, wide) / dim));
        float[] probes = new float[2 * dim * dim];
        for (int d = 0; d < dim; d++) {
            System.arraycopy(x, 0, probes, 2 * d * dim, dim);
            System.arraycopy(x, 0, probes, (2 * d + 1) * dim, dim);
            probes[2 * d * dim + d] += step;
            probes[(2 * d + 1) * dim + d] -= step;
        }
        double[][] p = head.of(new EmbeddingMatrix(2 * dim, dim, probes));
        double[] out = new double[dim];
        for (int d = 0; d < dim; d++) {
            out[d] = (of(p[2 * d]) - of(p[2 * d + 1])) / (2.0 * step);
        }
        return out;
    }
}
