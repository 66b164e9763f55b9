package org.handful.tune.augment;

import org.handful.model.InputSpec;

/**
 * Takes images from the numbers that a network reads to colours within 0..1, and back.
 *
 * @param input how the images were normalised
 */
record UnitRange(InputSpec input) {
    int channels() {
        return input.mean().size();
    }

    /** @param values normalised planes of n numbers each, from {@code at} on; changed into colours */
    void enter(float[] values, int at, int n) {
        for (int c = 0; c < channels(); c++) {
            double std = input.std().get(c);
            double mean = input.mean().get(c);
            for (int i = at + c * n; i < at + (c + 1) * n; i++) {
                values[i] = clamp(values[i] * std + mean);
            }
        }
    }

    /** The inverse of {@link #enter}, for colours within 0..1. */
    void leave(float[] values, int at, int n) {
        for (int c = 0; c < channels(); c++) {
            double std = input.std().get(c);
            double mean = input.mean().get(c);
            for (int i = at + c * n; i < at + (c + 1) * n; i++) {
                values[i] = (float) ((values[i] - mean) / std);
            }
        }
    }

    static float clamp(double v) {
        return (float) Math.clamp(v, 0, 1);
    }
}
