package org.handful.tune.training;

import java.util.Random;
import org.handful.engine.adapter.StepImages;
import org.handful.math.SeededRandom;
import org.handful.model.LabelledPixels;

/**
 * Draws the images of each step: epoch after epoch in new orders, seen a little differently. Where the lower layers are
 * frozen, an image has a fixed number of views, so that what those layers say of each can be kept. Not thread-safe.
 */
public final class Batches {
    private static final int KEPT_VIEWS = 10;

    private final LabelledPixels support;
    private final int size;
    private final Augmentation augmentation;
    private final long seed;
    private final Random orders;
    private final Random choices;
    private final int views;
    private int[] order = {};
    private int next;
    private long drawn;

    /** @param keep true when the frozen layers' answers are kept, so that views should come again */
    Batches(LabelledPixels support, int size, Augmentation augmentation, long seed, boolean keep) {
        this.support = support;
        this.size = Math.min(size, support.x().count());
        this.augmentation = augmentation;
        this.seed = seed;
        this.views = keep ? augmentation.views(KEPT_VIEWS) : augmentation.views(0);
        this.orders = SeededRandom.of(seed, "batches");
        this.choices = SeededRandom.of(seed, "views");
    }

    /** Images with their labels. */
    record Step(StepImages images, int[] labels) {}

    /** Leaves out steps that were done already, with the random numbers that they took. */
    void skip(int steps) {
        for (int i = 0; i < steps; i++) {
            next();
        }
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
        return new Step(new Drawn(images, view), labels);
    }

    private final class Drawn implements StepImages {
        private final int[] images;
        private final long[] view;

        Drawn(int[] images, long[] view) {
            this.images = images;
            this.view = view;
        }

        @Override
        public int count() {
            return images.length;
        }

        @Override
        public long view(int i) {
            return views > 0 ? images[i] * (long) views + view[i] : UNKNOWN;
        }

        @Override
        public void draw(int i, float[] to, int offset) {
            Random random = SeededRandom.of(seed, "view " + images[i] + " " + view[i]);
            boolean mirrored = augmentation.flip() && (views > 0 ? view[i] % 2 == 1 : random.nextBoolean());
            augmentation.draw(support.x(), images[i], to, offset, random, mirrored);
        }
    }
}
