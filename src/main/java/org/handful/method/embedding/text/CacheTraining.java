package org.handful.method.embedding.text;

import org.handful.math.AdamW;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Head;
import org.handful.method.embedding.trained.Batches;
import org.handful.method.embedding.trained.TrainingLoop;
import org.handful.model.LabelledEmbeddings;

/** One training of a {@link TipAdapterF}. Not thread-safe. */
final class CacheTraining implements TrainingLoop.Model {
    private static final double DECAY = 0.01;
    private static final double EPSILON = 1e-4;

    private final CacheHead start;
    private final LabelledEmbeddings support;
    private final int batch;
    private final int steps;
    private final double rate;
    private final int dim;
    private final int classes;
    private final int[] counts;
    private final double[] keys;
    private final AdamW optimiser;
    private final Batches batches;

    CacheTraining(CacheHead start, LabelledEmbeddings support, int batch, int steps, double rate, long seed) {
        this.start = start;
        this.support = support;
        this.batch = batch;
        this.steps = steps;
        this.rate = rate;
        dim = support.x().dim();
        classes = support.classes();
        counts = support.counts();
        keys = start.keys().clone();
        optimiser = new AdamW(keys.length, DECAY, EPSILON);
        batches = new Batches(support.y().length, batch, seed);
    }

    @Override
    public double[] step(int step) {
        int n = support.y().length;
        int[] rows = batches.next();
        double[] x = CacheHead.UNIT.apply(support.x().select(rows));
        double[] columns = Matrices.transpose(x, batch, dim);
        double[] pull = Matrices.product(keys, columns, n, dim, batch);
        double[] names = Matrices.product(start.text(), columns, classes, dim, batch);
        double loss = 0;
        double right = 0;
        double[] z = new double[classes];
        for (int i = 0; i < batch; i++) {
            int label = support.y()[rows[i]];
            for (int k = 0; k < classes; k++) {
                z[k] = start.scale() * names[k * batch + i];
            }
            for (int j = 0; j < n; j++) {
                boolean itself = j == rows[i] && counts[label] > 1;
                double vote = itself ? 0 : start.scale() * start.alpha() * start.values()[j]
                        * Math.exp(-start.beta() * (1 - pull[j * batch + i]));
                pull[j * batch + i] = vote;
                z[support.y()[j]] += vote;
            }
            right += Vectors.argmax(z) == label ? 1 : 0;
            loss += Softmax.logSumExp(z) - z[label];
            Softmax.inPlace(z);
            z[label] -= 1;
            for (int j = 0; j < n; j++) {
                pull[j * batch + i] *= z[support.y()[j]] * start.beta() / batch;
            }
        }
        double[] gradient = Matrices.product(pull, x, n, batch, dim);
        optimiser.step(keys, gradient, TrainingLoop.cosine(rate, step, steps));
        return new double[] {loss / batch, right / batch};
    }

    @Override
    public Head head() {
        return new CacheHead(start.method(), start.text(), keys.clone(), start.labels(), start.values(), start.alpha(),
                start.beta(), start.scale());
    }

    @Override
    public double learningRate() {
        return rate;
    }
}
