package org.handful.tune.augment;

import java.util.Random;
import org.handful.model.InputSpec;

/**
 * RandAugment (Cubuk, Zoph, Shlens, Le, NeurIPS 2020): a few changes, drawn anew with replacement from fourteen, all of
 * one strength, with torchvision's ranges over 31 strengths and a random sign. Pixels are taken bilinearly where
 * torchvision takes the nearest, and parts that a shift uncovers get the backbone's mean colour, not black: the network
 * reads it as 0, and no black edge can become a mark of a class.
 */
public final class RandAugment {
    private static final int STRONGEST = 30;

    private enum Change {
        NOTHING, SHEAR_X, SHEAR_Y, SHIFT_X, SHIFT_Y, TURN, BRIGHTNESS, COLOUR, CONTRAST, SHARPNESS, POSTERIZE, SOLARIZE,
        STRETCH, EQUALIZE
    }

    private final int changes;
    private final double strength;
    private final UnitRange range;
    private final double[] fill;

    /**
     * @param changes of each image, 0 for none
     * @param magnitude strength of each, 0..30
     * @param input how the images were normalised
     */
    public RandAugment(int changes, int magnitude, InputSpec input) {
        this.changes = changes;
        this.strength = magnitude / (double) STRONGEST;
        this.range = new UnitRange(input);
        this.fill = input.mean().stream().mapToDouble(m -> m).toArray();
    }

    /** @param values normalised planes of size x size numbers, from {@code at} on; changed */
    public void apply(float[] values, int at, int size, Random random) {
        if (changes == 0) {
            return;
        }
        range.enter(values, at, size * size);
        for (int i = 0; i < changes; i++) {
            Change change = Change.values()[random.nextInt(Change.values().length)];
            change(change, random.nextBoolean() ? strength : -strength, values, at, size);
        }
        range.leave(values, at, size * size);
    }

    /** @param s strength -1..1; those changes that have no direction take its size */
    private void change(Change change, double s, float[] v, int at, int size) {
        switch (change) {
            case NOTHING -> { }
            case SHEAR_X -> Warp.shearX(0.3 * s).apply(v, at, size, fill);
            case SHEAR_Y -> Warp.shearY(0.3 * s).apply(v, at, size, fill);
            case SHIFT_X -> Warp.shift(150.0 / 331 * size * s, 0).apply(v, at, size, fill);
            case SHIFT_Y -> Warp.shift(0, 150.0 / 331 * size * s).apply(v, at, size, fill);
            case TURN -> Warp.turn(30 * s).apply(v, at, size, fill);
            default -> colours(change, s, v, at, size);
        }
    }

    private void colours(Change change, double s, float[] v, int at, int size) {
        int n = size * size;
        int planes = fill.length;
        double factor = 1 + 0.9 * s;
        switch (change) {
            case BRIGHTNESS -> ColourJitter.towards(v, at, n * planes, 0, factor);
            case CONTRAST -> ColourJitter.towards(v, at, n * planes, ColourJitter.meanGrey(v, at, n, planes == 3), factor);
            case COLOUR -> {
                if (planes == 3) {
                    ColourJitter.saturate(v, at, n, factor);
                }
            }
            default -> {
                for (int p = at; p < at + n * planes; p += n) {
                    levels(change, s, v, p, size);
                }
            }
        }
    }

    private static void levels(Change change, double s, float[] v, int at, int size) {
        int n = size * size;
        switch (change) {
            case SHARPNESS -> Sharpness.apply(v, at, size, 1 + 0.9 * s);
            case POSTERIZE -> Levels.posterize(v, at, n, 8 - (int) Math.round(4 * Math.abs(s)));
            case SOLARIZE -> Levels.solarize(v, at, n, 1 - Math.abs(s));
            case STRETCH -> Levels.stretch(v, at, n);
            case EQUALIZE -> Levels.equalize(v, at, n);
            default -> throw new IllegalStateException(change.name());
        }
    }
}
