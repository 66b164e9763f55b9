package org.handful.image;

import org.handful.model.InputSpec;

/**
 * Pixels as a backbone wants them, equal to the reference pipeline bit by bit up to the normalisation: Pillow's
 * {@code resize} of the shorter side, torchvision's {@code CenterCrop}, {@code ToTensor} and {@code Normalize}. A
 * backbone's embedding is only as good as this agreement. Only what the crop needs is computed. Immutable and
 * thread-safe.
 *
 * <p>Resized size: shorter side s, longer side floor(s * long / short). Crop offset: round-half-even((side - size) / 2).
 * Output: ((v / 255) - mean) / std in single precision, [C, H, W].
 */
public final class Preprocessor {
    private final int size;
    private final int shorterSide;
    private final boolean nearest;
    private final boolean grey;
    private final float[][] normalised;

    /** @throws IllegalArgumentException when the card asks for something that is not known */
    public Preprocessor(InputSpec spec) {
        size = spec.size();
        shorterSide = spec.resizeShorterSideTo();
        nearest = switch (spec.interpolation()) {
            case "nearest" -> true;
            case "bilinear, antialiased" -> false;
            default -> throw new IllegalArgumentException("interpolation " + spec.interpolation());
        };
        grey = switch (spec.channels()) {
            case "L" -> true;
            case "RGB" -> false;
            default -> throw new IllegalArgumentException("channels " + spec.channels());
        };
        if (size < 1 || shorterSide < size) {
            throw new IllegalArgumentException("a crop of " + size + " from " + shorterSide);
        }
        if (spec.mean().size() != channels() || spec.std().size() != channels()) {
            throw new IllegalArgumentException("mean " + spec.mean() + ", std " + spec.std());
        }
        normalised = new float[channels()][256];
        for (int c = 0; c < channels(); c++) {
            for (int v = 0; v < 256; v++) {
                normalised[c][v] = (v / 255f - spec.mean().get(c).floatValue()) / spec.std().get(c).floatValue();
            }
        }
    }

    public int channels() {
        return grey ? 1 : 3;
    }

    /** Height and width of the result. */
    public int size() {
        return size;
    }

    /** Number of values of one image: channels * size * size. */
    public int length() {
        return channels() * size * size;
    }

    /** One image as [C, H, W]. */
    public float[] apply(RgbImage image) {
        float[] out = new float[length()];
        apply(image, out, 0);
        return out;
    }

    /** One image into its place in a batch. */
    public void apply(RgbImage image, float[] out, int offset) {
        byte[] crop = pixels(image);
        int channels = channels();
        int plane = size * size;
        for (int c = 0; c < channels; c++) {
            float[] table = normalised[c];
            int to = offset + c * plane;
            for (int i = 0, from = c; i < plane; i++, from += channels) {
                out[to + i] = table[crop[from] & 255];
            }
        }
    }

    /** What the backbone sees before the normalisation, for showing to a person: size x size, grey as RGB. */
    public RgbImage seen(RgbImage image) {
        byte[] crop = pixels(image);
        if (!grey) {
            return new RgbImage(size, size, crop);
        }
        byte[] rgb = new byte[3 * crop.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = crop[i / 3];
        }
        return new RgbImage(size, size, rgb);
    }

    private byte[] pixels(RgbImage image) {
        int w = image.width();
        int h = image.height();
        int width = w <= h ? shorterSide : longer(w, h);
        int height = w <= h ? longer(h, w) : shorterSide;
        int left = (int) Math.rint((width - size) / 2.0);
        int top = (int) Math.rint((height - size) / 2.0);
        byte[] in = grey ? Luma.of(image.rgb()) : image.rgb();
        return nearest ? pick(in, w, h, width, height, left, top) : resize(in, w, h, width, height, left, top);
    }

    private int longer(int longSide, int shortSide) {
        return (int) ((long) shorterSide * longSide / shortSide);
    }

    private byte[] resize(byte[] in, int w, int h, int width, int height, int left, int top) {
        int channels = channels();
        var down = Resampler.of(h, height, top, top + size);
        var across = Resampler.of(w, width, left, left + size);
        byte[] rows = across.horizontal(in, w, channels, down.lowest(), down.highest());
        return down.vertical(rows, size * channels, down.lowest());
    }

    /** Pillow adds the step up in double precision, so the sum is repeated here, not multiplied. */
    private byte[] pick(byte[] in, int w, int h, int width, int height, int left, int top) {
        int channels = channels();
        int[] columns = positions(w, width, left);
        int[] rows = positions(h, height, top);
        byte[] out = new byte[size * size * channels];
        int to = 0;
        for (int row : rows) {
            for (int column : columns) {
                int from = (row * w + column) * channels;
                for (int c = 0; c < channels; c++) {
                    out[to++] = in[from + c];
                }
            }
        }
        return out;
    }

    private int[] positions(int in, int outSize, int from) {
        double step = (double) in / outSize;
        double at = step * 0.5;
        int[] out = new int[size];
        for (int i = 0; i < from + size; i++, at += step) {
            if (i >= from) {
                out[i - from] = Math.min((int) at, in - 1);
            }
        }
        return out;
    }
}
