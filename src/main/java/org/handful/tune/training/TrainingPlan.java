package org.handful.tune.training;

import java.util.Optional;
import org.handful.engine.adapter.Objective;
import org.handful.engine.train.Precision;
import org.handful.engine.train.PrivateRule;
import org.handful.math.bandit.BanditRule;

/**
 * How long and how hard to train: what every method of this kind lets a person set.
 *
 * @param steps updates in all
 * @param batchSize images per step, at most
 * @param headRate peak learning rate of the head
 * @param adapterRate peak learning rate inside the network
 * @param warmUp share of the steps over which the rates rise
 * @param stopWhenLearned to end early once the images are learned
 * @param precision where a GPU computes; a CPU takes 32 bits
 * @param privacy all images in every step, by gradient descent with momentum and a head that begins at zero, with noise
 * @param small to keep the changes inside the network as signs, where that forgets nothing
 * @param chooseSteps to find out first, on images that are held back, after how many of the steps to end
 * @param bandit that chooses among other sets of images, where there are any
 * @param end the step after which a training ends, at most {@code steps}, which the rates follow
 */
public record TrainingPlan(
        int steps, int batchSize, double headRate, double adapterRate, double weightDecay, double warmUp,
        double labelSmoothing, Augmentation augmentation, HeadStart start, Objective objective, boolean stopWhenLearned,
        Precision precision, Optional<PrivateRule> privacy, boolean small, boolean chooseSteps,
        BanditRule bandit, int end) {
    /** One that promises nothing about its images. */
    public TrainingPlan(
            int steps, int batchSize, double headRate, double adapterRate, double weightDecay, double warmUp,
            double labelSmoothing, Augmentation augmentation, HeadStart start, Objective objective,
            boolean stopWhenLearned, Precision precision) {
        this(steps, batchSize, headRate, adapterRate, weightDecay, warmUp, labelSmoothing, augmentation, start,
                objective, stopWhenLearned, precision, Optional.empty(), false, false, BanditRule.EXP3, steps);
    }

    /** Shows images as they are, all of them in every step, at rates that stay. */
    public static TrainingPlan inPrivate(int steps, double headRate, double adapterRate, PrivateRule rule) {
        return new TrainingPlan(steps, Integer.MAX_VALUE, headRate, adapterRate, 0, 0, 0, new Augmentation(1, false),
                HeadStart.CLASS_MEANS, Objective.IMAGES_ALONE, false, Precision.SINGLE, Optional.of(rule), false,
                false, BanditRule.EXP3, steps);
    }

    /** The same for another number of steps, at another multiple of the learning rates, as it is. */
    public TrainingPlan ingredient(int otherSteps, double factor) {
        return new TrainingPlan(otherSteps, batchSize, headRate * factor, adapterRate * factor, weightDecay, warmUp,
                labelSmoothing, augmentation, start, objective, stopWhenLearned, precision, privacy, false, false, bandit,
                otherSteps);
    }

    /** The same to the last step, of which nothing is kept. */
    public TrainingPlan trying() {
        return new TrainingPlan(steps, batchSize, headRate, adapterRate, weightDecay, warmUp, labelSmoothing, augmentation,
                start, objective, stopWhenLearned, precision, privacy, false, false, bandit, steps);
    }

    /** The same, ending early with the rates that it then has. */
    public TrainingPlan endingAfter(int step) {
        return new TrainingPlan(steps, batchSize, headRate, adapterRate, weightDecay, warmUp, labelSmoothing, augmentation,
                start, objective, stopWhenLearned, precision, privacy, small, false, bandit, step);
    }

    /** How the head begins for so many images. */
    public HeadStart headStart(int images) {
        return start.within(steps, batchSize, images);
    }

    /** Keeps a step from going astray on one strange image; small gradients pass unchanged. */
    static final double CLIP_NORM = 1;

    /**
     * Share of the peak rate at a step: rises in a straight line, then falls along a cosine (Loshchilov, Hutter, SGDR,
     * ICLR 2017) and would reach zero just after the last step.
     *
     * @param step counts from 1
     */
    public double rateAt(int step) {
        if (privacy.isPresent()) {
            return 1;
        }
        int rising = (int) Math.round(warmUp * steps);
        if (step <= rising) {
            return (double) step / (rising + 1);
        }
        return 0.5 * (1 + Math.cos(Math.PI * (step - 1 - rising) / Math.max(1, steps - rising)));
    }
}
