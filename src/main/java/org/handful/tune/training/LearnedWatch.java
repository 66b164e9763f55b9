package org.handful.tune.training;

import java.util.Map;
import java.util.function.DoublePredicate;
import org.handful.engine.TuningSession;
import org.handful.engine.adapter.StepImages;
import org.handful.error.HandfulException;
import org.handful.method.FitContext;
import org.handful.model.LabelledPixels;

/**
 * Sees when further steps teach no more, without images that are held out: the model says of every image that it learns
 * from, seen as it is, what it should, or the loss of the steps has come to rest. Each has to hold three times running.
 *
 * <p>How well it says so is the divergence of its answers from the targets. That is the cross-entropy less what is left of
 * it when every answer is right, which label smoothing makes greater than zero.
 */
final class LearnedWatch {
    private static final int LOOKS = 20;
    private static final int TIMES = 3;
    private static final double LEARNED = 0.01;
    private static final double REST = 0.01;
    private static final double DECAY = 0.9;
    private static final double SMALLEST = 1e-12;
    private static final int CHUNK = 16;
    /** Below every view that is trained with, above those of held-out images. */
    private static final long FIRST_VIEW = Long.MIN_VALUE / 2;
    private static final String STATE = "learned_watch";

    private final TuningSession tuning;
    private final LabelledPixels support;
    private final FitContext context;
    private final int every;
    private final int begin;
    private final double right;
    private final double wrong;
    private final double floor;
    private double mean = Double.NaN;
    private double meanBefore = Double.NaN;
    private int learned;
    private int atRest;

    /** @param plan says how long and with which targets */
    LearnedWatch(TuningSession tuning, LabelledPixels support, TrainingPlan plan, FitContext context) {
        this.tuning = tuning;
        this.support = support;
        this.context = context;
        this.every = Math.max(1, plan.steps() / LOOKS);
        // While the rates rise the loss may rest because nothing moves yet.
        this.begin = (int) Math.round(plan.warmUp() * plan.steps());
        double smoothing = plan.labelSmoothing();
        this.wrong = smoothing / support.classes();
        this.right = 1 - smoothing + wrong;
        this.floor = -right * Math.log(right) - (support.classes() - 1) * (wrong > 0 ? wrong * Math.log(wrong) : 0);
    }

    /**
     * After a step.
     *
     * @param loss of the step
     * @return true when it was the last that teaches anything
     */
    boolean after(int step, double loss) throws HandfulException {
        double above = Math.max(SMALLEST, loss - floor);
        mean = Double.isNaN(mean) ? above : DECAY * mean + (1 - DECAY) * above;
        if (step % every != 0 || step <= begin) {
            return false;
        }
        atRest = holds(mean, m -> Math.abs(m - meanBefore) < REST * meanBefore) ? atRest + 1 : 0;
        meanBefore = mean;
        learned = holds(divergence(), d -> d < LEARNED) ? learned + 1 : 0;
        return learned >= TIMES || atRest >= TIMES;
    }

    private static boolean holds(double value, DoublePredicate rule) {
        return !Double.isNaN(value) && rule.test(value);
    }

    /** Mean over the support images; NaN when a person stops the look. */
    private double divergence() throws HandfulException {
        int n = support.x().count();
        double sum = 0;
        for (int from = 0; from < n; from += CHUNK) {
            context.cancel().throwIfCancelled();
            if (context.cancel().stopRequested()) {
                return Double.NaN;
            }
            int to = Math.min(n, from + CHUNK);
            double[][] p = tuning.watch(StepImages.of(support.x(), from, to, FIRST_VIEW));
            for (int i = from; i < to; i++) {
                for (int k = 0; k < support.classes(); k++) {
                    double target = k == support.y()[i] ? right : wrong;
                    sum -= target * Math.log(Math.max(SMALLEST, p[i - from][k]));
                }
            }
        }
        return sum / n - floor;
    }

    /** What {@link #resume} needs to go on from here. */
    void save(Map<String, String> facts) {
        facts.put(STATE, mean + " " + meanBefore + " " + learned + " " + atRest);
    }

    /** States of trainings before there was such a watch have nothing of it. */
    void resume(Map<String, String> facts) {
        if (!facts.containsKey(STATE)) {
            return;
        }
        String[] saved = facts.get(STATE).split(" ");
        mean = Double.parseDouble(saved[0]);
        meanBefore = Double.parseDouble(saved[1]);
        learned = Integer.parseInt(saved[2]);
        atRest = Integer.parseInt(saved[3]);
    }
}
