package org.handful.tune;

import java.util.Arrays;
import java.util.Random;
import org.handful.math.SeededRandom;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;

/** Draws the images of each step: epoch after epoch in new orders, mirrored at random. Not thread-safe. */
final class Batches {
    private final LabelledPixels support;
    private final int size;
    private final boolean flip;
    private final Random orders;
    private final Random mirrors;
    private int[] order = {};
    private int next;

    Batches(LabelledPixels support, int size, boolean flip, long seed) {
        this.support = support;
        this.size = Math.min(size, support.x().count());
        this.flip = flip;
        this.orders = SeededRandom.of(seed, "batches");
        this.mirrors = SeededRandom.of(seed, "mirrors");
    }

    /** The images of the next step. */
    LabelledPixels next() {
        int[] chosen = new int[size];
        for (int i = 0; i < size; i++) {
            if (next == order.length) {
                order = SeededRandom.permutation(support.x().count(), orders);
                next = 0;
            }
            chosen[i] = order[next++];
        }
        PixelBatch x = support.x().select(chosen);
        if (flip) {
            for (int i = 0; i < size; i++) {
                if (mirrors.nextBoolean()) {
                    mirror(x, i);
                }
            }
        }
        return new LabelledPixels(x, Arrays.stream(chosen).map(i -> support.y()[i]).toArray(), support.classes());
    }

    /** Left and right of one image, in place: the batch is our own copy. */
    private static void mirror(PixelBatch x, int image) {
        float[] values = x.values();
        int w = x.width();
        for (int row = 0; row < x.channels() * x.height(); row++) {
            int left = image * x.stride() + row * w;
            for (int a = left, b = left + w - 1; a < b; a++, b--) {
                float v = values[a];
                values[a] = values[b];
                values[b] = v;
            }
        }
    }
}
