package org.handful.method.embedding.text;

import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.math.Vectors;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * Which columns of an embedding come from which backbone: the first ones from that of the class names, the others, if
 * any, from a second one. The part of each is scaled to length 1 by itself, as in {@link Amu}, and then by its share: a
 * dot product is c^2 (1 - share) times the cosine by the first plus c^2 share times that by the second, where c is
 * sqrt(1 - share) + sqrt(share), so that a step of the training counts as much as on one backbone alone.
 *
 * @param dim all columns
 * @param first those of the first backbone; all of them where there is one backbone
 * @param share of the second backbone, 0..1; one half makes both parts 1 long
 */
record Columns(int dim, int first, double share) {
    static final double EQUAL = 0.5;

    private static final Normaliser AS_IS = new Normaliser(Normalisation.NONE, new double[0]);

    static Columns of(int dim, int auxiliary) {
        return new Columns(dim, dim - auxiliary, EQUAL);
    }

    /** @throws InputException OTHER_LENGTH for embeddings of other backbones than were trained on */
    void require(EmbeddingMatrix x) throws InputException {
        if (x.dim() != dim) {
            throw new InputException(Problem.OTHER_LENGTH, x.dim(), dim);
        }
    }

    Columns sharing(double other) {
        return new Columns(dim, first, other);
    }

    /** Whether there is a second backbone. */
    boolean two() {
        return first < dim;
    }

    /** Rows [n, dim] with parts of length c sqrt(1 - share) and c sqrt(share). */
    double[] unit(EmbeddingMatrix x, int from, int n) {
        double[] out = AS_IS.apply(x, from, n);
        double of = two() ? length(1 - share) : 1;
        for (int i = 0; i < n; i++) {
            scale(out, i * dim, first, of);
            scale(out, i * dim + first, dim - first, length(share));
        }
        return out;
    }

    /** Of the part with a share. */
    private static double length(double share) {
        return share == EQUAL ? 1 : (Math.sqrt(1 - share) + Math.sqrt(share)) * Math.sqrt(share);
    }

    private static void scale(double[] x, int from, int n, double to) {
        double length = Math.max(Math.sqrt(Vectors.dot(x, from, x, from, n)), Vectors.TINY);
        for (int j = from; j < from + n; j++) {
            x[j] = x[j] / length * to;
        }
    }

    /** Class means [K, dim] of such rows. */
    double[] means(LabelledEmbeddings support) {
        int[] counts = support.counts();
        double[] x = unit(support.x(), 0, support.x().rows());
        double[] out = new double[counts.length * dim];
        for (int i = 0; i < support.y().length; i++) {
            int k = support.y()[i];
            for (int j = 0; j < dim; j++) {
                out[k * dim + j] += x[i * dim + j] / counts[k];
            }
        }
        return out;
    }

    /** Weights [K, first] as weights [K, dim] that do not look at the others. */
    double[] forFirst(double[] weight) {
        int classes = weight.length / first;
        double[] out = new double[classes * dim];
        for (int k = 0; k < classes; k++) {
            System.arraycopy(weight, k * first, out, k * dim, first);
        }
        return out;
    }

    /** Of weights [K, dim] what looks at the second backbone; all of them where there is one backbone. Changes them. */
    double[] auxiliaryAlone(double[] weight) {
        for (int i = 0; first < dim && i < weight.length; i++) {
            weight[i] = i % dim < first ? 0 : weight[i];
        }
        return weight;
    }
}
