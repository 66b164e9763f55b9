package org.handful.tune.augment;

import java.util.Arrays;

/** Blurs or sharpens one plane: between the plane and its mean over 3 x 3 pixels with the middle counted five times. */
final class Sharpness {
    private Sharpness() {}

    /**
     * @param v colours within 0..1, size x size of them from {@code at} on; the outermost pixels stay
     * @param factor 0 for the mean, 1 for no change, above 1 for away from the mean
     */
    static void apply(float[] v, int at, int size, double factor) {
        float[] from = Arrays.copyOfRange(v, at, at + size * size);
        for (int y = 1; y < size - 1; y++) {
            for (int x = 1; x < size - 1; x++) {
                int i = y * size + x;
                double sum = 4 * from[i];
                for (int row = i - size; row <= i + size; row += size) {
                    sum += from[row - 1] + from[row] + from[row + 1];
                }
                double mean = sum / 13;
                v[at + i] = UnitRange.clamp(mean + factor * (from[i] - mean));
            }
        }
    }
}
