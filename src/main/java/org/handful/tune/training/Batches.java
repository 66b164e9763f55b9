package org.handful.tune.training;

import java.util.Arrays;
import java.util.Random;
import org.handful.engine.adapter.StepImages;
import org.handful.engine.adapter.StepLabels;
import org.handful.math.SeededRandom;
import org.handful.model.InputSpec;
import org.handful.model.LabelledPixels;
import org.handful.tune.augment.BackdropJitter;
import org.handful.tune.augment.ColourJitter;
import org.handful.tune.augment.Mixing;
import org.handful.tune.augment.Mixture;
import org.handful.tune.augment.RandAugment;

/**
 * Draws the images of each step: epoch after epoch in new orders, seen a little differently. Where the lower layers are
 * frozen, an image has a fixed number of views, so that what those layers say of each can be kept. Not thread-safe.
 */
public final class Batches {
    private static final int KEPT_VIEWS = 10;

    private final LabelledPixels support;
    private final int size;
    private final Augmentation augmentation;
    private final RandAugment changes;
    private final ColourJitter colours;
    private final BackdropJitter backdrops;
    private final long seed;
    private final Random orders;
    private final Random choices;
    private final int views;
    private int[] order = {};
    private int next;
    private long drawn;

    /**
     * @param input how the images were normalised
     * @param keep true when the frozen layers' answers are kept, so that views should come again
     */
    Batches(LabelledPixels support, int size, Augmentation augmentation, InputSpec input, long seed, boolean keep) {
        this.support = support;
        this.size = Math.min(size, support.x().count());
        this.augmentation = augmentation;
        this.changes = new RandAugment(
                augmentation.more().randomChanges(), augmentation.more().changeStrength(), input);
        this.colours = new ColourJitter(
                augmentation.more().colourJitter(), augmentation.more().greyscale(), input);
        this.backdrops = new BackdropJitter(colours, input);
        this.seed = seed;
        this.views = keep ? augmentation.views(KEPT_VIEWS) : augmentation.views(0);
        this.orders = SeededRandom.of(seed, "batches");
        this.choices = SeededRandom.of(seed, "views");
    }

    /** Images with their labels. */
    record Step(StepImages images, StepLabels labels) {}

    /** Leaves out steps that were done already, with the random numbers that they took. */
    void skip(int steps) {
        for (int i = 0; i < steps; i++) {
            next();
        }
    }

    /** Whether the next step shows images of a new epoch. */
    boolean newEpoch() {
        return next + size > order.length;
    }

    /** The images of the next step. */
    Step next() {
        int[] images = new int[size];
        long[] view = new long[size];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            if (next == order.length) {
                order = SeededRandom.permutation(support.x().count(), orders);
                next = 0;
            }
            images[i] = order[next++];
            view[i] = views > 0 ? choices.nextInt(views) : drawn++;
            labels[i] = support.y()[images[i]];
        }
        return mixed(images, view, labels);
    }

    /** A view of each of these images, one of which may come several times: where there are few views, one after the other. */
    Step of(int[] images) {
        long[] view = new long[images.length];
        int[] labels = new int[images.length];
        for (int i = 0; i < images.length; i++) {
            view[i] = views > 0 ? i % views : drawn++;
            labels[i] = support.y()[images[i]];
        }
        return mixed(images, view, labels);
    }

    private Step mixed(int[] images, long[] view, int[] labels) {
        Mixture[] mixtures = new Mixture[images.length];
        int[] second = labels.clone();
        double[] share = new double[images.length];
        Arrays.fill(share, 1);
        Mixing mixing = augmentation.more().mixing();
        if (mixing != Mixing.NONE) {
            for (int i = 0; i < images.length; i++) {
                // Of the view's own numbers: a view that comes again is the same mixture, so it can be kept.
                Random random = SeededRandom.of(seed, "mix " + images[i] + " " + view[i]);
                mixtures[i] = mixing.draw(support.x().count(), support.x().width(), random);
                second[i] = support.y()[mixtures[i].partner()];
                share[i] = mixtures[i].share();
            }
        }
        return new Step(new Drawn(images, view, mixtures), new StepLabels(labels, second, share));
    }

    private final class Drawn implements StepImages {
        private final int[] images;
        private final long[] view;
        private final Mixture[] mixtures;

        Drawn(int[] images, long[] view, Mixture[] mixtures) {
            this.images = images;
            this.view = view;
            this.mixtures = mixtures;
        }

        @Override
        public int count() {
            return images.length;
        }

        @Override
        public long view(int i) {
            return views > 0 ? images[i] * (long) views + view[i] : UNKNOWN;
        }

        /** The other half of the views that come again, so a mirrored image for one that is not; or numbers of its own. */
        @Override
        public StepImages otherView() {
            long[] other = new long[view.length];
            for (int i = 0; i < view.length; i++) {
                other[i] = views > 0 ? (view[i] + views / 2) % views : -view[i] - 1;
            }
            return new Drawn(images, other, mixtures);
        }

        @Override
        public void draw(int i, float[] to, int offset) {
            Random random = SeededRandom.of(seed, "view " + images[i] + " " + view[i]);
            boolean mirrored = augmentation.flip() && (views > 0 ? view[i] % 2 == 1 : random.nextBoolean());
            String name = images[i] + " " + view[i];
            draw(images[i], name, to, offset, random, mirrored);
            if (mixtures[i] != null) {
                float[] other = new float[support.x().stride()];
                Random second = SeededRandom.of(seed, "partner view " + name);
                draw(mixtures[i].partner(), "partner " + name, other, 0, second,
                        augmentation.flip() && second.nextBoolean());
                mixtures[i].apply(to, offset, other, support.x().width());
            }
        }

        private void draw(int image, String name, float[] to, int offset, Random random, boolean mirrored) {
            boolean behind = augmentation.more().behindOnly();
            Random tints = SeededRandom.of(seed, "colours " + name);
            if (behind) {
                augmentation.draw(backdrops.vary(support.x(), image, tints), 0, to, offset, random, mirrored);
            } else {
                augmentation.draw(support.x(), image, to, offset, random, mirrored);
            }
            changes.apply(to, offset, support.x().width(), SeededRandom.of(seed, "changes " + name));
            if (!behind) {
                colours.apply(to, offset, support.x().width() * support.x().height(), tints);
            }
        }
    }
}
