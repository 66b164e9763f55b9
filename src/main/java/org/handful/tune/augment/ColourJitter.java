package org.handful.tune.augment;

import java.util.Random;
import org.handful.math.SeededRandom;
import org.handful.model.InputSpec;

/**
 * Changes brightness, contrast, saturation and hue at random, in random order, as torchvision's ColorJitter does: factors
 * uniform in 1 +- strength, the hue turned by at most a quarter of it times a full turn. Of some images only the brightness
 * is left afterwards, as by its RandomGrayscale. Colours stay within 0..1. Of an image without colours brightness and
 * contrast change.
 */
public final class ColourJitter {
    private static final double HUE = 0.25;

    private final double strength;
    private final double greyscale;
    private final UnitRange range;

    /** @param greyscale share of the images that lose their colours @param input how the images were normalised */
    public ColourJitter(double strength, double greyscale, InputSpec input) {
        this.strength = strength;
        this.greyscale = greyscale;
        this.range = new UnitRange(input);
    }

    /** @param values normalised planes of n numbers each, from {@code at} on; changed */
    public void apply(float[] values, int at, int n, Random random) {
        boolean colours = range.channels() == 3;
        if (strength > 0) {
            range.enter(values, at, n);
            jitter(values, at, n, colours, random);
            range.leave(values, at, n);
        }
        if (greyscale > 0 && random.nextDouble() < greyscale && colours) {
            range.enter(values, at, n);
            saturate(values, at, n, 0);
            range.leave(values, at, n);
        }
    }

    private void jitter(float[] values, int at, int n, boolean colours, Random random) {
        for (int change : SeededRandom.permutation(colours ? 4 : 2, random)) {
            double drawn = strength * (2 * random.nextDouble() - 1);
            switch (change) {
                case 0 -> towards(values, at, n * range.channels(), 0, 1 + drawn);
                case 1 -> towards(values, at, n * range.channels(), meanGrey(values, at, n, colours), 1 + drawn);
                case 2 -> saturate(values, at, n, 1 + drawn);
                default -> turn(values, at, n, HUE * drawn);
            }
        }
    }

    static void towards(float[] v, int at, int n, double centre, double factor) {
        for (int i = at; i < at + n; i++) {
            v[i] = UnitRange.clamp(centre + factor * (v[i] - centre));
        }
    }

    private static double grey(float[] v, int i, int n) {
        return 0.299 * v[i] + 0.587 * v[i + n] + 0.114 * v[i + 2 * n];
    }

    static double meanGrey(float[] v, int at, int n, boolean colours) {
        double sum = 0;
        for (int i = at; i < at + n; i++) {
            sum += colours ? grey(v, i, n) : v[i];
        }
        return sum / n;
    }

    static void saturate(float[] v, int at, int n, double factor) {
        for (int i = at; i < at + n; i++) {
            double grey = grey(v, i, n);
            for (int k = i; k <= i + 2 * n; k += n) {
                v[k] = UnitRange.clamp(grey + factor * (v[k] - grey));
            }
        }
    }

    /** Turns the hue of HSV, keeping saturation and value. @param by of a full turn */
    static void turn(float[] v, int at, int n, double by) {
        for (int i = at; i < at + n; i++) {
            double r = v[i];
            double g = v[i + n];
            double b = v[i + 2 * n];
            double most = Math.max(r, Math.max(g, b));
            double range = most - Math.min(r, Math.min(g, b));
            if (range == 0) {
                continue;
            }
            double sixth = most == r ? (g - b) / range : most == g ? 2 + (b - r) / range : 4 + (r - g) / range;
            double turned = sixth + 6 * by;
            v[i] = channel(most, range, 5 + turned);
            v[i + n] = channel(most, range, 3 + turned);
            v[i + 2 * n] = channel(most, range, 1 + turned);
        }
    }

    /** One channel of HSV: value - range max(0, min(k, 4 - k, 1)) with k in 0..6. */
    private static float channel(double value, double range, double k) {
        double in = k - 6 * Math.floor(k / 6);
        return UnitRange.clamp(value - range * Math.max(0, Math.min(Math.min(in, 4 - in), 1)));
    }
}
