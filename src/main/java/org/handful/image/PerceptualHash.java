package org.handful.image;

import java.util.Arrays;

/**
 * A 64-bit summary of how an image looks, so that a copy that was saved again, scaled or slightly cropped is recognised
 * by a small Hamming distance.
 *
 * <p>DCT hash: grey image to 32 x 32 (antialiased), two-dimensional DCT-II, the 8 x 8 lowest frequencies row by row,
 * bit = coefficient above the median of the 63 without the constant one (whose bit is therefore always that of a bright
 * image). Zauner, "Implementation and benchmarking of perceptual image hash functions", 2010. Preferred to a gradient
 * hash because, at the distance where both find all recompressed and halved copies, that joins five times as many
 * different photographs.
 */
public final class PerceptualHash {
    private static final int SIDE = 32;
    private static final int LOW = 8;
    private static final double[][] COSINE = cosines();

    private PerceptualHash() {}

    public static long of(RgbImage image) {
        byte[] grey = Luma.of(Resampler.resize(image.rgb(), image.width(), image.height(), 3, SIDE, SIDE));
        double[] dct = lowFrequencies(grey);
        double[] sorted = Arrays.copyOfRange(dct, 1, dct.length);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long hash = 0;
        for (double coefficient : dct) {
            hash = hash << 1 | (coefficient > median ? 1 : 0);
        }
        return hash;
    }

    /** Number of bits in which two hashes differ, 0 to 64. */
    public static int distance(long a, long b) {
        return Long.bitCount(a ^ b);
    }

    private static double[] lowFrequencies(byte[] grey) {
        double[] rows = new double[SIDE * LOW];
        for (int y = 0; y < SIDE; y++) {
            for (int u = 0; u < LOW; u++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += COSINE[u][x] * (grey[y * SIDE + x] & 255);
                }
                rows[y * LOW + u] = sum;
            }
        }
        double[] out = new double[LOW * LOW];
        for (int v = 0; v < LOW; v++) {
            for (int u = 0; u < LOW; u++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    sum += COSINE[v][y] * rows[y * LOW + u];
                }
                out[v * LOW + u] = sum;
            }
        }
        return out;
    }

    private static double[][] cosines() {
        double[][] table = new double[LOW][SIDE];
        for (int u = 0; u < LOW; u++) {
            for (int x = 0; x < SIDE; x++) {
                table[u][x] = Math.cos(Math.PI * (x + 0.5) * u / SIDE);
            }
        }
        return table;
    }
}
