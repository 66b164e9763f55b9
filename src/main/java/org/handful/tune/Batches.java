package org.handful.tune;

import java.util.Random;
import org.handful.math.SeededRandom;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;

/**
 * Draws the images of each step: epoch after epoch in new orders, seen a little differently. One array serves all
 * steps, for megabytes of garbage per step would make the process grow. Not thread-safe.
 */
final class Batches {
    private final LabelledPixels support;
    private final int size;
    private final Augmentation augmentation;
    private final Random orders;
    private final Random views;
    private final PixelBatch x;
    private final int[] y;
    private int[] order = {};
    private int next;

    Batches(LabelledPixels support, int size, Augmentation augmentation, long seed) {
        this.support = support;
        this.size = Math.min(size, support.x().count());
        this.augmentation = augmentation;
        PixelBatch all = support.x();
        float[] values = new float[Math.multiplyExact(this.size, all.stride())];
        this.x = new PixelBatch(this.size, all.channels(), all.height(), all.width(), values);
        this.y = new int[this.size];
        this.orders = SeededRandom.of(seed, "batches");
        this.views = SeededRandom.of(seed, "views");
    }

    /** The images of the next step; the arrays are filled anew by the next call. */
    LabelledPixels next() {
        for (int i = 0; i < size; i++) {
            if (next == order.length) {
                order = SeededRandom.permutation(support.x().count(), orders);
                next = 0;
            }
            int chosen = order[next++];
            augmentation.draw(support.x(), chosen, x, i, views);
            y[i] = support.y()[chosen];
        }
        return new LabelledPixels(x, y, support.classes());
    }
}
