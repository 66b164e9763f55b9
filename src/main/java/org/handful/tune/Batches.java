package org.handful.tune;

import java.util.Random;
import org.handful.math.SeededRandom;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;

/**
 * Draws the images of each step: epoch after epoch in new orders, mirrored at random. One array serves all steps, for
 * megabytes of garbage per step would make the process grow. Not thread-safe.
 */
final class Batches {
    private final LabelledPixels support;
    private final int size;
    private final boolean flip;
    private final Random orders;
    private final Random mirrors;
    private final PixelBatch x;
    private final int[] y;
    private int[] order = {};
    private int next;

    Batches(LabelledPixels support, int size, boolean flip, long seed) {
        this.support = support;
        this.size = Math.min(size, support.x().count());
        this.flip = flip;
        PixelBatch all = support.x();
        this.x = new PixelBatch(this.size, all.channels(), all.height(), all.width(), new float[this.size * all.stride()]);
        this.y = new int[this.size];
        this.orders = SeededRandom.of(seed, "batches");
        this.mirrors = SeededRandom.of(seed, "mirrors");
    }

    /** The images of the next step; the arrays are filled anew by the next call. */
    LabelledPixels next() {
        int stride = x.stride();
        for (int i = 0; i < size; i++) {
            if (next == order.length) {
                order = SeededRandom.permutation(support.x().count(), orders);
                next = 0;
            }
            int chosen = order[next++];
            System.arraycopy(support.x().values(), chosen * stride, x.values(), i * stride, stride);
            y[i] = support.y()[chosen];
            if (flip && mirrors.nextBoolean()) {
                mirror(i);
            }
        }
        return new LabelledPixels(x, y, support.classes());
    }

    /** Left and right of one image, in place: the array is our own. */
    private void mirror(int image) {
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
