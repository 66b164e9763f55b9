package org.handful.model;

/**
 * Preprocessed images as a backbone takes them: normalised, channels first.
 *
 * @param values length count * channels * height * width, NCHW
 */
public record PixelBatch(int count, int channels, int height, int width, float[] values) {
    public PixelBatch {
        if (values.length != (long) count * channels * height * width) {
            throw new IllegalArgumentException(values.length + " values for " + count + " images");
        }
    }

    /** Length of one image in {@link #values}. */
    public int stride() {
        return channels * height * width;
    }

    /** The given images in the given order, copied. */
    public PixelBatch select(int[] indices) {
        float[] out = new float[Math.multiplyExact(indices.length, stride())];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * stride(), out, i * stride(), stride());
        }
        return new PixelBatch(indices.length, channels, height, width, out);
    }
}
