package org.handful.image;

import java.util.Arrays;

/**
 * One axis of Pillow's antialiased bilinear {@code Image.resize} for 8-bit channels: a triangle filter whose support
 * grows with the reduction, weights in fixed point of 22 bits, each pass rounded to 8 bits.
 *
 * <p>For output i: centre = (i + 0.5) s with s = in / out, f = max(s, 1), weights w(x) = max(0, 1 - |x - centre + 0.5| / f)
 * over x in [centre - f, centre + f], normalised to sum 1.
 *
 * @param first input position of the first weight, per output
 * @param count number of weights, per output
 * @param weights fixed point, row i begins at i * taps
 */
record Resampler(int[] first, int[] count, int[] weights, int taps) {
    private static final int BITS = 32 - 8 - 2;
    private static final int HALF = 1 << BITS - 1;

    /** Weights for the outputs from..to-1 of a resize from {@code in} to {@code out} samples. */
    static Resampler of(int in, int out, int from, int to) {
        double scale = (double) in / out;
        double filterScale = Math.max(scale, 1.0);
        int taps = (int) Math.ceil(filterScale) * 2 + 1;
        int[] first = new int[to - from];
        int[] count = new int[to - from];
        int[] weights = new int[(to - from) * taps];
        double[] w = new double[taps];
        double inverse = 1.0 / filterScale;
        for (int i = from; i < to; i++) {
            double centre = (i + 0.5) * scale;
            int low = Math.max(0, (int) (centre - filterScale + 0.5));
            int n = Math.min(in, (int) (centre + filterScale + 0.5)) - low;
            double sum = 0;
            for (int x = 0; x < n; x++) {
                w[x] = Math.max(0, 1 - Math.abs((x + low - centre + 0.5) * inverse));
                sum += w[x];
            }
            for (int x = 0; x < n; x++) {
                double k = sum == 0 ? w[x] : w[x] / sum;
                weights[(i - from) * taps + x] = (int) (0.5 + k * (1 << BITS));
            }
            first[i - from] = low;
            count[i - from] = n;
        }
        return new Resampler(first, count, weights, taps);
    }

    /** A whole image to another size. */
    static byte[] resize(byte[] in, int width, int height, int channels, int toWidth, int toHeight) {
        byte[] rows = of(width, toWidth, 0, toWidth).horizontal(in, width, channels, 0, height);
        return of(height, toHeight, 0, toHeight).vertical(rows, toWidth * channels, 0);
    }

    int outputs() {
        return first.length;
    }

    /** First input sample that any output looks at. */
    int lowest() {
        return first[0];
    }

    /** One past the last input sample that any output looks at. */
    int highest() {
        return first[first.length - 1] + count[count.length - 1];
    }

    /**
     * Along rows: rows fromRow..toRow-1 of the input, each of inWidth pixels, to rows of {@link #outputs} pixels.
     *
     * @param channels interleaved channels of in and of the result
     */
    byte[] horizontal(byte[] in, int inWidth, int channels, int fromRow, int toRow) {
        int width = outputs();
        byte[] out = new byte[(toRow - fromRow) * width * channels];
        int to = 0;
        for (int y = fromRow; y < toRow; y++) {
            int row = y * inWidth;
            for (int x = 0; x < width; x++) {
                int from = (row + first[x]) * channels;
                int k = x * taps;
                if (channels == 3) {
                    int r = HALF;
                    int g = HALF;
                    int b = HALF;
                    for (int end = k + count[x]; k < end; k++, from += 3) {
                        int w = weights[k];
                        r += (in[from] & 255) * w;
                        g += (in[from + 1] & 255) * w;
                        b += (in[from + 2] & 255) * w;
                    }
                    out[to++] = clip(r);
                    out[to++] = clip(g);
                    out[to++] = clip(b);
                } else {
                    int v = HALF;
                    for (int end = k + count[x]; k < end; k++, from++) {
                        v += (in[from] & 255) * weights[k];
                    }
                    out[to++] = clip(v);
                }
            }
        }
        return out;
    }

    /**
     * Along columns: {@link #outputs} rows from rows of rowLength samples, the first of which is row firstRow of the
     * image that the weights were made for.
     */
    byte[] vertical(byte[] in, int rowLength, int firstRow) {
        byte[] out = new byte[outputs() * rowLength];
        int[] sums = new int[rowLength];
        for (int y = 0; y < outputs(); y++) {
            Arrays.fill(sums, HALF);
            for (int k = 0; k < count[y]; k++) {
                int w = weights[y * taps + k];
                int from = (first[y] + k - firstRow) * rowLength;
                for (int x = 0; x < rowLength; x++) {
                    sums[x] += (in[from + x] & 255) * w;
                }
            }
            int to = y * rowLength;
            for (int x = 0; x < rowLength; x++) {
                out[to + x] = clip(sums[x]);
            }
        }
        return out;
    }

    private static byte clip(int fixed) {
        return (byte) Math.clamp(fixed >> BITS, 0, 255);
    }
}
