package org.handful.tune.shift;

import java.util.Random;
import java.util.stream.IntStream;
import org.handful.math.SeededRandom;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;
import org.handful.tune.training.Augmentation;

/**
 * Images that have no other of their class beside them.
 *
 * @param images indices of them
 * @param views of each a cropped and mirrored one, to be judged in its place
 */
record AloneInClass(int[] images, PixelBatch views) {
    private static final double CROP = 0.7;

    static AloneInClass of(LabelledPixels all, long seed) {
        int[] counts = new int[all.classes()];
        for (int k : all.y()) {
            counts[k]++;
        }
        int[] alone = IntStream.range(0, all.y().length).filter(i -> counts[all.y()[i]] == 1).toArray();
        PixelBatch x = all.x();
        float[] out = new float[alone.length * x.stride()];
        Random random = SeededRandom.of(seed, "views of images alone in their class");
        for (int i = 0; i < alone.length; i++) {
            new Augmentation(CROP, true).draw(x, alone[i], out, i * x.stride(), random, true);
        }
        return new AloneInClass(alone, new PixelBatch(alone.length, x.channels(), x.height(), x.width(), out));
    }
}
