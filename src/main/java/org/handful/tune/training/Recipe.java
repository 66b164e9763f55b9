package org.handful.tune.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handful.engine.adapter.Objective;
import org.handful.engine.train.Precision;
import org.handful.math.bandit.BanditRule;
import org.handful.method.Setting;
import org.handful.tune.augment.Augment;

/** The settings that every method which trains inside the network has in common. */
public record Recipe(
        @Setting(label = "Steps", min = 1, max = 10_000, unit = "steps",
                help = "How many updates to make. More fit the support images closer and take longer.")
        int steps,
        @Setting(label = "Batch size", min = 1, max = 1024, unit = "images",
                help = "Images per step. Smaller steps are faster and noisier, and need less memory.")
        int batchSize,
        @Setting(label = "Head learning rate", min = 0, max = 1,
                help = "How fast the classifier on top learns.")
        double headRate,
        @Setting(label = "Head begins as", advanced = true,
                help = "The nearest class mean, or the optimum of a linear probe on the network as it was. Automatic: the"
                        + " means, or the probe where the steps show each image fewer than twice.")
        HeadStart start,
        @Setting(label = "Weight decay", min = 0, max = 10, advanced = true,
                help = "Pulls the head towards zero and the network towards what it was; masks, tokens and whatever else has no zero"
                        + " to go back to is left alone.")
        double weightDecay,
        @Setting(label = "Warm-up", min = 0, max = 0.9, advanced = true,
                help = "Share of the steps over which the learning rates rise to their full value.")
        double warmUp,
        @Setting(label = "Label smoothing", min = 0, max = 0.5, advanced = true,
                help = "Share of each target spread over all classes: keeps the model from being too sure.")
        double labelSmoothing,
        @Setting(label = "Smallest crop", min = 0.3, max = 1,
                help = "Shows random parts of the images, at least this share of a side. 1 shows them whole.")
        double smallestCrop,
        @Setting(label = "Mirror images",
                help = "Shows half of the images mirrored. Switch it off when left and right matter, as in text.")
        boolean flip,
        @Setting(label = "Stop when learned",
                help = "Ends the training before the last step once the images that are learned from are learned, or the"
                        + " loss has come to rest.")
        boolean stopWhenLearned,
        @Setting(label = "Choose the steps", advanced = true,
                help = "Trains twice: first without one image of each class, to see after which step the loss on those is"
                        + " lowest, then on all images for as many steps.")
        boolean chooseSteps,
        @Setting(label = "Precision", advanced = true,
                help = "How many bits products have while training: 32, or mixed with 16, which is faster for large"
                        + " networks on a GPU. A CPU takes 32.")
        Precision precision,
        @Setting(label = "Keep a small adapter", advanced = true,
                help = "Keeps only the signs of the largest changes inside the network, in a fraction of the bytes, where the"
                        + " model then still knows the images it learned from (ComPEFT).")
        boolean small,
        @Setting(label = "Auxiliary folders", advanced = true,
                help = "Folders of other labelled images, a folder in it for each of their classes. In each step one of them,"
                        + " or none, is learned from as well, the more often the more it asks for the same changes (FLAD).")
        List<Path> auxiliaryFolders,
        @Setting(label = "Choice of folder", advanced = true,
                help = "How the auxiliary folder of a step is chosen: by chance, the more often the better it was (EXP3), or"
                        + " always the one that can still be hoped to be best, after each was tried once (UCB1).")
        BanditRule auxiliaryChoice,
        Augment augment) {
    /** What FiLM's measurements gave: good for small adapters. */
    public static final Recipe SMALL_ADAPTER = new Recipe(60, 32, 3e-3, HeadStart.AUTOMATIC, 1e-2, 0.1, 0.1, 1, true,
            false, false, Precision.SINGLE, false, List.of(), BanditRule.EXP3, Augment.NONE);

    public Recipe steps(int other) {
        return new Recipe(other, batchSize, headRate, start, weightDecay, warmUp, labelSmoothing, smallestCrop, flip,
                stopWhenLearned, chooseSteps, precision, small, auxiliaryFolders, auxiliaryChoice, augment);
    }

    public Recipe startingWith(HeadStart other) {
        return new Recipe(steps, batchSize, headRate, other, weightDecay, warmUp, labelSmoothing, smallestCrop, flip,
                stopWhenLearned, chooseSteps, precision, small, auxiliaryFolders, auxiliaryChoice, augment);
    }

    /** A head that stays as it begins. */
    public Recipe withFrozenHead() {
        return new Recipe(steps, batchSize, 0, start, weightDecay, warmUp, labelSmoothing, smallestCrop, flip,
                stopWhenLearned, chooseSteps, precision, small, auxiliaryFolders, auxiliaryChoice, augment);
    }

    /** @param rate peak learning rate inside the network */
    public TrainingPlan plan(double rate) {
        return plan(rate, Objective.IMAGES_ALONE);
    }

    /** The same with more to heed than the images. @param rate peak learning rate inside the network */
    public TrainingPlan plan(double rate, Objective objective) {
        return new TrainingPlan(steps, batchSize, headRate, rate, weightDecay, warmUp, labelSmoothing,
                new Augmentation(smallestCrop, flip, augment), start, objective, stopWhenLearned, precision,
                Optional.empty(), small, chooseSteps, auxiliaryChoice, steps);
    }
}
