package org.handful.method.embedding.text;

import java.util.Arrays;
import org.handful.math.AdamW;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.method.embedding.trained.Batches;
import org.handful.method.embedding.trained.TrainingLoop;
import org.handful.model.LabelledEmbeddings;

/** One training of {@link Amu}. Not thread-safe. */
final class AmuTraining implements TrainingLoop.Model {
    private static final double DECAY = 0.01;
    private static final double EPSILON = 1e-4;

    private final AmuHead start;
    private final LabelledEmbeddings support;
    private final Amu.Config config;
    private final int batch;
    private final int steps;
    private final int dim;
    private final int classes;
    private final double[] weight;
    /** Then the head sees the second backbone alone. */
    private final boolean named;
    private final AdamW optimiser;
    private final Batches batches;

    AmuTraining(AmuHead start, LabelledEmbeddings support, Amu.Config config, int batch, int steps, long seed) {
        this.start = start;
        this.support = support;
        this.config = config;
        this.batch = batch;
        this.steps = steps;
        dim = support.x().dim();
        classes = support.classes();
        weight = start.weight().clone();
        named = Arrays.stream(start.text()).anyMatch(v -> v != 0);
        optimiser = new AdamW(weight.length, DECAY, EPSILON);
        batches = new Batches(support.y().length, batch, seed);
    }

    @Override
    public double[] step(int step) {
        int[] rows = batches.next();
        double[] x = start.columns().unit(support.x().select(rows), 0, batch);
        double[] columns = Matrices.transpose(x, batch, dim);
        double[] names = Matrices.product(start.text(), columns, classes, dim, batch);
        double[] head = Matrices.product(weight, columns, classes, dim, batch);
        double loss = 0;
        double right = 0;
        for (int i = 0; i < batch; i++) {
            double[] z = AmuHead.column(names, i, batch, classes);
            double[] b = AmuHead.column(head, i, batch, classes);
            int label = support.y()[rows[i]];
            double deviation = AmuHead.standardise(b);
            double factor = start.alpha() * start.factor(z);
            Vectors.axpy(factor, b, z);
            right += Vectors.argmax(z) == label ? 1 : 0;
            double[] gradient = new double[classes];
            loss += config.lambda() * add(config.lambda() * factor, z, label, gradient)
                    + (1 - config.lambda()) * add(1 - config.lambda(), b.clone(), label, gradient);
            back(gradient, b, deviation);
            for (int k = 0; k < classes; k++) {
                head[k * batch + i] = gradient[k] / batch;
            }
        }
        double[] gradient = Matrices.product(head, x, classes, batch, dim);
        if (named) {
            start.columns().auxiliaryAlone(gradient);
        }
        optimiser.step(weight, gradient, TrainingLoop.cosine(config.learningRate(), step, steps));
        return new double[] {loss / batch, right / batch};
    }

    /** Adds the gradient of the cross-entropy of logits by b^, times the factor; the logits are used up. */
    private static double add(double factor, double[] z, int label, double[] gradient) {
        double loss = Softmax.logSumExp(z) - z[label];
        Softmax.inPlace(z);
        z[label] -= 1;
        Vectors.axpy(factor, z, gradient);
        return loss;
    }

    /** From the gradient by b^ to that by b: (g - mean g - b^ (g . b^) / (K - 1)) / std. */
    private static void back(double[] g, double[] standardised, double deviation) {
        int n = g.length;
        double mean = 0;
        for (double v : g) {
            mean += v / n;
        }
        double along = n < 2 ? 0 : Vectors.dot(g, standardised) / (n - 1);
        for (int k = 0; k < n; k++) {
            g[k] = deviation > 0 ? (g[k] - mean - standardised[k] * along) / deviation : 0;
        }
    }

    @Override
    public Head head() {
        return new AmuHead(start.text(), weight.clone(), start.alpha(), start.doubt(), start.rho(), start.columns());
    }

    @Override
    public double learningRate() {
        return config.learningRate();
    }
}
