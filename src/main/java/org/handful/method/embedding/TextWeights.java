package org.handful.method.embedding;

import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.math.Matrices;
import org.handful.math.Vectors;
import org.handful.method.FitContext;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;

/**
 * The zero-shot classifier that embeddings of the class names make: logits {@value #SCALE} cos(x, t_k), the scale that
 * CLIP (Radford et al., ICML 2021) has learned. Immutable.
 *
 * @param rows t_k, scaled to length 1, [K, D]
 */
public record TextWeights(double[] rows, int classes, int dim) {
    /** CLIP's inverse temperature at the end of its training. */
    public static final double SCALE = 100;

    /**
     * @return null without text
     * @throws InputException when there is not one embedding per class, of the length of the images' (of the first backbone)
     */
    public static TextWeights of(FitContext context, LabelledEmbeddings support) throws InputException {
        if (context.extras().text().isEmpty()) {
            return null;
        }
        EmbeddingMatrix text = context.extras().text().get();
        int dim = support.x().dim() - context.auxiliary();
        if (text.rows() != support.classes() || text.dim() != dim) {
            throw new InputException(Problem.BAD_TEXT, Because.of("because.text.file"), Because.of(
                    "because.text.shape", support.classes(), dim, text.rows(), text.dim()));
        }
        double[] rows = new Normaliser(Normalisation.L2, new double[0]).apply(text);
        return new TextWeights(rows, text.rows(), text.dim());
    }

    /** Logits [n, K] of rows x [n, D] of length 1. */
    public double[] logits(double[] x, int n) {
        double[] z = Matrices.product(x, Matrices.transpose(rows, classes, dim), n, dim, classes);
        for (int i = 0; i < z.length; i++) {
            z[i] *= SCALE;
        }
        return z;
    }

    /** Weights [K, D] of the linear head: the rows times {@value #SCALE}. */
    public double[] weight() {
        double[] weight = new double[rows.length];
        Vectors.axpy(SCALE, rows, weight);
        return weight;
    }
}
