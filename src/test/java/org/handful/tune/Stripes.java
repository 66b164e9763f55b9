package org.handful.tune;

import java.util.Random;
import org.handful.model.LabelledPixels;
import org.handful.model.PixelBatch;

/** Images that any vision network tells apart: stripes of a direction and width that belong to the class, and noise. */
public final class Stripes {
    private static final int SIZE = 128;

    private Stripes() {}

    /** Ordered by class, as large as the bundled backbone takes them. */
    public static LabelledPixels images(int classes, int perClass, long seed) {
        return images(classes, perClass, seed, SIZE);
    }

    /** @param size in pixels, of either side */
    public static LabelledPixels images(int classes, int perClass, long seed, int size) {
        Random random = new Random(seed);
        int n = classes * perClass;
        float[] values = new float[n * 3 * size * size];
        int[] labels = new int[n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            int k = i / perClass;
            labels[i] = k;
            double angle = Math.PI * k / classes;
            double frequency = 0.15 + 0.15 * k;
            double phase = random.nextDouble() * 6;
            for (int c = 0; c < 3; c++) {
                for (int row = 0; row < size; row++) {
                    for (int column = 0; column < size; column++) {
                        double wave = Math.sin(frequency * (row * Math.cos(angle) + column * Math.sin(angle)) + phase);
                        values[at++] = (float) (wave + 0.2 * random.nextGaussian());
                    }
                }
            }
        }
        return new LabelledPixels(new PixelBatch(n, 3, size, size, values), labels, classes);
    }
}
