package org.handful.method.openset;

import java.util.Arrays;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * Scores by the cosines of an image with the class means p_k of embeddings of length 1:
 *
 * <pre>
 * max cosine:  max_k cos(x, p_k)
 * energy:      log sum_k exp(l_k),  l_k = 10 cos(x, p_k)
 * msp:         max_k softmax(l)_k
 * </pre>
 *
 * <p>Energy: Liu, Wang, Owens and Li, "Energy-based Out-of-distribution Detection", NeurIPS 2020, with temperature 1. MSP:
 * Hendrycks and Gimpel, "A Baseline for Detecting Misclassified and Out-of-Distribution Examples", ICLR 2017; it asks how
 * clearly one class wins, not how near it is, and cannot fall below 1/K.
 * Cosines have no natural scale; the factor is a choice, small enough that more than the nearest class counts.
 *
 * @param sums class sums of the rows, [K, D]
 * @param counts images per class
 * @param score COSINE, ENERGY or MSP
 */
record Prototypes(LabelledEmbeddings support, Normaliser normaliser, double[] sums, double[] means, int[] counts,
        OpenSetScore score) implements Detector {
    private static final double SCALE = 10;

    static Prototypes of(LabelledEmbeddings support, OpenSetScore score) {
        Normaliser normaliser = new Normaliser(Normalisation.L2, new double[0]);
        double[] sums = Support.sums(support, normaliser);
        double[] means = sums.clone();
        int dim = support.x().dim();
        for (int k = 0; k < support.classes(); k++) {
            Vectors.unit(means, k * dim, dim);
        }
        return new Prototypes(support, normaliser, sums, means, support.counts(), score);
    }

    @Override
    public double[] scores(EmbeddingMatrix queries) {
        int dim = queries.dim();
        double[] x = normaliser.apply(queries);
        double[] out = new double[queries.rows()];
        double[] logits = new double[counts.length];
        for (int i = 0; i < out.length; i++) {
            for (int k = 0; k < logits.length; k++) {
                logits[k] = SCALE * Vectors.dot(x, i * dim, means, k * dim, dim);
            }
            out[i] = score(logits);
        }
        return out;
    }

    @Override
    public double[] leftOut(int[] rows, EmbeddingMatrix batch) {
        int dim = support.x().dim();
        double[] out = new double[rows.length];
        double[] logits = new double[counts.length];
        for (int i = 0; i < rows.length; i++) {
            int own = support.y()[rows[i]];
            double[] x = normaliser.apply(support.x(), rows[i], 1);
            double[] rest = Arrays.copyOfRange(sums, own * dim, (own + 1) * dim);
            Vectors.axpy(-1, x, rest);
            Vectors.unit(rest, 0, dim);
            for (int k = 0; k < logits.length; k++) {
                logits[k] = SCALE * (k == own
                        ? Vectors.dot(x, 0, rest, 0, dim) : Vectors.dot(x, 0, means, k * dim, dim));
            }
            out[i] = score(logits);
        }
        return out;
    }

    private double score(double[] logits) {
        return switch (score) {
            case ENERGY -> energy(logits);
            case MSP -> msp(logits);
            default -> max(logits) / SCALE;
        };
    }

    /** max_k softmax(l)_k. */
    static double msp(double[] logits) {
        return Math.exp(max(logits) - energy(logits));
    }

    /** log sum_k exp(l_k). */
    static double energy(double[] logits) {
        return Softmax.logSumExp(logits);
    }

    static double max(double[] logits) {
        double max = logits[0];
        for (double l : logits) {
            max = Math.max(max, l);
        }
        return max;
    }
}
