package org.handful.tune.training;

import java.util.Random;
import org.handful.model.PixelBatch;
import org.handful.tune.augment.Augment;

/**
 * Shows an image a little differently each time: a random square part of it, enlarged to the full size, and perhaps
 * mirrored. With a handful of images this is what keeps a network from learning them by heart.
 *
 * @param smallestCrop side of the smallest part, as a share of the image; 1 shows all of it
 * @param flip true to mirror half of the images
 * @param more what happens to it afterwards
 */
public record Augmentation(double smallestCrop, boolean flip, Augment more) {
    public Augmentation(double smallestCrop, boolean flip) {
        this(smallestCrop, flip, Augment.NONE);
    }

    /** Draws one view of an image into its place in a batch. */
    void draw(PixelBatch from, int image, PixelBatch to, int place, Random random) {
        draw(from, image, to.values(), place * to.stride(), random, flip && random.nextBoolean());
    }

    /** Draws one view of an image to where {@code out} begins at {@code at}. */
    public void draw(PixelBatch from, int image, float[] out, int at, Random random, boolean mirrored) {
        int size = from.width();
        double side = size * (smallestCrop + (1 - smallestCrop) * random.nextDouble());
        double left = (size - side) * random.nextDouble();
        double top = (size - side) * random.nextDouble();
        Line columns = Line.of(size, left, side, mirrored);
        Line rows = Line.of(size, top, side, false);
        float[] in = from.values();
        for (int channel = 0; channel < from.channels(); channel++) {
            int plane = image * from.stride() + channel * size * size;
            for (int y = 0; y < size; y++) {
                int upper = plane + rows.first[y] * size;
                int lower = plane + rows.second[y] * size;
                for (int x = 0; x < size; x++) {
                    float a = mix(in[upper + columns.first[x]], in[upper + columns.second[x]], columns.share[x]);
                    float b = mix(in[lower + columns.first[x]], in[lower + columns.second[x]], columns.share[x]);
                    out[at++] = mix(a, b, rows.share[y]);
                }
            }
        }
    }

    /**
     * How many views there are of an image: 1 or 2 when it is shown whole.
     *
     * @param most where there are endlessly many
     */
    int views(int most) {
        return smallestCrop < 1 || more.varies() ? most : flip ? 2 : 1;
    }

    private static float mix(float a, float b, float share) {
        return a + share * (b - a);
    }

    /** Where each pixel of a row or column comes from: between two neighbours, bilinearly. */
    private record Line(int[] first, int[] second, float[] share) {
        static Line of(int size, double begin, double length, boolean reversed) {
            Line line = new Line(new int[size], new int[size], new float[size]);
            for (int i = 0; i < size; i++) {
                // Pixel centres lie at halves, as in Pillow and PyTorch without align_corners.
                double p = Math.clamp(begin + (i + 0.5) * length / size - 0.5, 0, size - 1);
                int at = reversed ? size - 1 - i : i;
                line.first[at] = (int) p;
                line.second[at] = Math.min(size - 1, line.first[at] + 1);
                line.share[at] = (float) (p - line.first[at]);
            }
            return line;
        }
    }
}
