package org.handful.method.embedding.trained;

import org.handful.math.AdamW;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.method.embedding.Centroid;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normalisation;
import org.handful.method.embedding.Normaliser;
import org.handful.method.embedding.Support;
import org.handful.model.LabelledEmbeddings;

/** One training of a {@link CosineClassifier}. Not thread-safe. */
final class CosineTraining implements TrainingLoop.Model {
    private final LabelledEmbeddings support;
    private final CosineClassifier.Config config;
    private final Normaliser direction;
    private final double finalScale;
    private final int n;
    private final int dim;
    private final int classes;
    /** Rows of length 1, [N, D], and their transpose. */
    private final double[] x;
    private final double[] columns;
    private final double[] weight;
    private final AdamW optimiser;

    CosineTraining(LabelledEmbeddings support, CosineClassifier.Config config) {
        this.support = support;
        this.config = config;
        n = support.y().length;
        dim = support.x().dim();
        classes = support.classes();
        Normaliser normaliser = Normaliser.of(config.normalise(), support.x());
        direction = config.normalise() == Normalisation.CL2N
                ? normaliser : new Normaliser(Normalisation.L2, normaliser.centre());
        finalScale = Centroid.cosineScale(support, normaliser);
        x = direction.apply(support.x());
        columns = Matrices.transpose(x, n, dim);
        weight = unit(Support.means(support, normaliser));
        optimiser = new AdamW(weight.length, 0);
    }

    @Override
    public double[] step(int step) {
        double[] w = unit(weight);
        double[] z = Matrices.product(w, columns, classes, dim, n);
        for (int i = 0; i < z.length; i++) {
            z[i] *= config.scale();
        }
        double right = right(z);
        double[] logLoss = new double[n];
        Softmax.columns(z, classes, n, n, support.y(), 0, logLoss);
        double loss = 0;
        for (int i = 0; i < n; i++) {
            loss += logLoss[i];
            z[support.y()[i] * n + i] -= 1;
        }
        double[] gradient = Matrices.product(z, x, classes, n, dim);
        for (int k = 0; k < classes; k++) {
            double along = Vectors.dot(gradient, k * dim, w, k * dim, dim);
            double length = Math.sqrt(Vectors.dot(weight, k * dim, weight, k * dim, dim));
            for (int j = k * dim; j < (k + 1) * dim; j++) {
                gradient[j] = config.scale() / n / Math.max(length, Vectors.TINY) * (gradient[j] - along * w[j]);
            }
        }
        optimiser.step(weight, gradient, TrainingLoop.cosine(config.learningRate(), step, config.steps()));
        return new double[] {loss / n, right / n};
    }

    @Override
    public Head head() {
        double[] w = unit(weight);
        for (int i = 0; i < w.length; i++) {
            w[i] *= finalScale;
        }
        return new LinearHead("cosine", direction, w, new double[classes]);
    }

    @Override
    public double learningRate() {
        return config.learningRate();
    }

    private double right(double[] z) {
        double right = 0;
        double[] row = new double[classes];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < classes; k++) {
                row[k] = z[k * n + i];
            }
            right += Vectors.argmax(row) == support.y()[i] ? 1 : 0;
        }
        return right;
    }

    private double[] unit(double[] rows) {
        double[] out = rows.clone();
        for (int k = 0; k < classes; k++) {
            Vectors.unit(out, k * dim, dim);
        }
        return out;
    }
}
