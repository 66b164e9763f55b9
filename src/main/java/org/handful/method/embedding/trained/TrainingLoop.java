package org.handful.method.embedding.trained;

import java.util.Optional;
import org.handful.error.Because;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.math.Vectors;
import org.handful.method.Fit;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.ProcessMemory;
import org.handful.model.LabelledEmbeddings;
import org.handful.model.TrainingEvent;

/**
 * Steps until they are done or a person stops them: tells each, looks at held-out images every few and remembers the
 * best head for them. Not thread-safe: made for one call and thrown away.
 */
public final class TrainingLoop {
    /** Held-out images are looked at about this often. */
    private static final int LOOKS = 60;

    /** What is trained. */
    public interface Model {
        /**
         * Learns once.
         *
         * @param step from 1
         * @return loss and accuracy before the step, on the images that it learned from
         */
        double[] step(int step);

        /** What there is now; later steps do not change it. */
        Head head();

        /** The setting {@code learningRate}, which is to blame when the loss grows without end. */
        double learningRate();
    }

    private final int steps;
    private final FitContext context;
    private final Model model;
    private Head best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestStep;

    private TrainingLoop(int steps, FitContext context, Model model) {
        this.steps = steps;
        this.context = context;
        this.model = model;
    }

    /** @throws InputException when the settings make the training diverge */
    public static Fit<Head> run(int steps, FitContext context, Model model) throws InputException {
        return new TrainingLoop(steps, context, model).run();
    }

    /** The rate of a step from 1, falling from the given one to zero along a cosine. */
    public static double cosine(double rate, int step, int steps) {
        return 0.5 * rate * (1 + Math.cos(Math.PI * (step - 1) / steps));
    }

    private Fit<Head> run() throws InputException {
        context.events().accept(new TrainingEvent.Started(steps, "cpu"));
        long start = System.nanoTime();
        long rested = context.cancel().restedNanos();
        int every = Math.max(1, steps / LOOKS);
        int step = 0;
        boolean stopped = false;
        while (step < steps && !stopped) {
            context.cancel().betweenSteps();
            step++;
            double[] figures = model.step(step);
            if (!Double.isFinite(figures[0])) {
                throw new InputException(Problem.BAD_SETTING, "learningRate", model.learningRate(),
                        Because.of("because.setting.loss", figures[0], step));
            }
            double seconds = (System.nanoTime() - start - context.cancel().restedNanos() + rested) / 1e9;
            context.events().accept(new TrainingEvent.Step(
                    step, steps, figures[0], figures[1], step / Math.max(1e-9, seconds), ProcessMemory.bytes()));
            stopped = context.cancel().stopRequested() && step < steps;
            if (context.heldOut().isPresent() && (step % every == 0 || step == steps || stopped)) {
                context.cancel().throwIfCancelled();
                lookAt(context.heldOut().get(), step);
            }
        }
        context.events().accept(new TrainingEvent.Ended(step, stopped));
        return new Fit<>(model.head(), Optional.ofNullable(best), step, bestStep, stopped);
    }

    private void lookAt(LabelledEmbeddings heldOut, int step) throws InputException {
        int n = heldOut.y().length;
        if (n == 0) {
            return;
        }
        Head now = model.head();
        double[][] p = now.probabilities(heldOut.x());
        int[] predicted = new int[n];
        double loss = 0;
        double right = 0;
        for (int i = 0; i < n; i++) {
            predicted[i] = Vectors.argmax(p[i]);
            loss -= Math.log(Math.max(p[i][heldOut.y()[i]], Double.MIN_NORMAL));
            right += predicted[i] == heldOut.y()[i] ? 1 : 0;
        }
        if (loss / n < bestLoss) {
            bestLoss = loss / n;
            bestStep = step;
            best = now;
        }
        context.events().accept(new TrainingEvent.HeldOut(step, loss / n, right / n, predicted));
    }
}
