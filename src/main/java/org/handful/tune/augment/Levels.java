package org.handful.tune.augment;

/** Changes of the levels of one plane of colours within 0..1, as Pillow's ImageOps and torchvision define them. */
final class Levels {
    private static final int TOP = 255;

    private Levels() {}

    /** Keeps the highest bits of eight. */
    static void posterize(float[] v, int at, int n, int bits) {
        int mask = TOP & -(1 << 8 - bits);
        for (int i = at; i < at + n; i++) {
            v[i] = (level(v[i]) & mask) / (float) TOP;
        }
    }

    /** Turns what is at least this bright into its negative. */
    static void solarize(float[] v, int at, int n, double threshold) {
        for (int i = at; i < at + n; i++) {
            if (v[i] >= threshold) {
                v[i] = 1 - v[i];
            }
        }
    }

    /** Stretches the levels so that they reach from 0 to 1; a plane of one level stays. */
    static void stretch(float[] v, int at, int n) {
        float least = 1;
        float most = 0;
        for (int i = at; i < at + n; i++) {
            least = Math.min(least, v[i]);
            most = Math.max(most, v[i]);
        }
        if (most > least) {
            for (int i = at; i < at + n; i++) {
                v[i] = (v[i] - least) / (most - least);
            }
        }
    }

    /** Spreads the levels so that all occur about equally often. */
    static void equalize(float[] v, int at, int n) {
        int[] count = new int[TOP + 1];
        int highest = 0;
        for (int i = at; i < at + n; i++) {
            count[level(v[i])]++;
            highest = Math.max(highest, level(v[i]));
        }
        int step = (n - count[highest]) / TOP;
        if (step == 0) {
            return;
        }
        float[] table = new float[TOP + 1];
        int below = step / 2;
        for (int l = 0; l <= TOP; l++) {
            table[l] = Math.min(TOP, below / step) / (float) TOP;
            below += count[l];
        }
        for (int i = at; i < at + n; i++) {
            v[i] = table[level(v[i])];
        }
    }

    private static int level(float v) {
        return Math.round(TOP * v);
    }
}
