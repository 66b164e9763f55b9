package org.handful.method.embedding.trained;

import java.util.Arrays;
import java.util.Optional;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.math.AdamW;
import org.handful.math.Matrices;
import org.handful.math.Softmax;
import org.handful.math.Vectors;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.ProcessMemory;
import org.handful.method.embedding.LinearHead;
import org.handful.method.embedding.Normaliser;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.TrainingEvent;

/** One training of a {@link LinearProbe}. Not thread-safe: made for one call and thrown away. */
final class ProbeTraining {
    /** Held-out images are looked at about this often. */
    private static final int LOOKS = 60;

    private final String id;
    private final LabelledEmbeddings support;
    private final LinearProbe.Config config;
    private final FitContext context;
    private final Normaliser normaliser;
    private final int dim;
    private final int classes;
    private final int batch;
    private final double[] weight;
    private final double[] bias;
    private final Batches batches;

    private LinearHead best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestStep;

    ProbeTraining(String id, LabelledEmbeddings support, LinearProbe.Config config, FitContext context) {
        this.id = id;
        this.support = support;
        this.config = config;
        this.context = context;
        normaliser = Normaliser.of(config.normalise(), support.x());
        dim = support.x().dim();
        classes = support.classes();
        batch = Math.min(config.batchSize(), support.y().length);
        weight = new double[Math.multiplyExact(classes, dim)];
        bias = new double[classes];
        batches = new Batches(support.y().length, batch, context.seed());
    }

    /** @throws InputException when the settings make the training diverge */
    Fit<Head> run() throws InputException {
        var weightStep = new AdamW(weight.length, config.weightDecay());
        var biasStep = new AdamW(bias.length, 0);
        context.events().accept(new TrainingEvent.Started(config.steps(), "cpu"));
        long start = System.nanoTime();
        long rested = context.cancel().restedNanos();
        int every = Math.max(1, config.steps() / LOOKS);
        int step = 0;
        boolean stopped = false;
        while (step < config.steps() && !stopped) {
            context.cancel().betweenSteps();
            step++;
            double[] weightGradient = new double[weight.length];
            double[] biasGradient = new double[classes];
            double[] figures = gradients(weightGradient, biasGradient);
            if (!Double.isFinite(figures[0])) {
                throw new InputException(Problem.BAD_SETTING, "learningRate", config.learningRate(),
                        Because.of("because.setting.loss", figures[0], step));
            }
            double rate = rate(step);
            weightStep.step(weight, weightGradient, rate);
            biasStep.step(bias, biasGradient, rate);
            double perSecond = step
                    / Math.max(1e-9, (System.nanoTime() - start - context.cancel().restedNanos() + rested) / 1e9);
            context.events().accept(new TrainingEvent.Step(
                    step, config.steps(), figures[0], figures[1], perSecond, ProcessMemory.bytes()));
            stopped = context.cancel().stopRequested() && step < config.steps();
            if (step % every == 0 || step == config.steps() || stopped) {
                context.cancel().throwIfCancelled();
                lookAtHeldOut(step);
            }
        }
        context.events().accept(new TrainingEvent.Ended(step, stopped));
        return new Fit<>(head(), Optional.ofNullable(best), step, bestStep, stopped);
    }

    /** Adds the gradients of one batch and gives its mean loss and accuracy. */
    private double[] gradients(double[] weightGradient, double[] biasGradient) {
        int[] rows = batches.next();
        int[] labels = Arrays.stream(rows).map(r -> support.y()[r]).toArray();
        double[] x = normaliser.apply(support.x().select(rows));
        double[] z = Matrices.product(weight, Matrices.transpose(x, batch, dim), classes, dim, batch);
        double loss = 0;
        double right = 0;
        double[] column = new double[classes];
        for (int i = 0; i < batch; i++) {
            for (int k = 0; k < classes; k++) {
                column[k] = z[k * batch + i] + bias[k];
            }
            right += Vectors.argmax(column) == labels[i] ? 1 : 0;
            double logSum = Softmax.logSumExp(column);
            for (int k = 0; k < classes; k++) {
                double target = config.labelSmoothing() / classes
                        + (k == labels[i] ? 1 - config.labelSmoothing() : 0);
                loss -= target * (column[k] - logSum);
                double residual = (Math.exp(column[k] - logSum) - target) / batch;
                z[k * batch + i] = residual;
                biasGradient[k] += residual;
            }
        }
        Matrices.addProduct(z, 0, batch, x, 0, dim, weightGradient, 0, dim, classes, batch, dim);
        return new double[] {loss / batch, right / batch};
    }

    private double rate(int step) {
        double rising = config.warmUp() == 0 ? 1 : Math.min(1, (double) step / config.warmUp());
        double falling = config.schedule() == LinearProbe.Schedule.CONSTANT
                ? 1
                : 0.5 * (1 + Math.cos(Math.PI * (step - 1) / config.steps()));
        return config.learningRate() * rising * falling;
    }

    private void lookAtHeldOut(int step) {
        if (context.heldOut().isEmpty()) {
            return;
        }
        LabelledEmbeddings heldOut = context.heldOut().get();
        int n = heldOut.y().length;
        double[][] logits = head().logits(heldOut.x());
        int[] predicted = new int[n];
        double loss = 0;
        double right = 0;
        for (int i = 0; i < n; i++) {
            predicted[i] = Vectors.argmax(logits[i]);
            loss += Softmax.logSumExp(logits[i]) - logits[i][heldOut.y()[i]];
            right += predicted[i] == heldOut.y()[i] ? 1 : 0;
        }
        if (n > 0 && loss / n < bestLoss) {
            bestLoss = loss / n;
            bestStep = step;
            best = head();
        }
        if (n > 0) {
            context.events().accept(new TrainingEvent.HeldOut(step, loss / n, right / n, predicted));
        }
    }

    private LinearHead head() {
        return new LinearHead(id, normaliser, weight.clone(), bias.clone());
    }
}
