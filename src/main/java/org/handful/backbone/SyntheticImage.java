package org.handful.backbone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;

/**
 * An image made by a formula, so that a check needs no decoder: value(row, column, channel) =
 * (a row + b column + c channel) mod m, an 8-bit intensity.
 */
public record SyntheticImage(int width, int height, int channels, int a, int b, int c, int modulus) {
    private static final Pattern TEXT = Pattern.compile(
            "(\\d+) x (\\d+) (RGB|L), value = \\((\\d+)\\*row \\+ (\\d+)\\*column \\+ (\\d+)\\*channel\\)"
                    + " mod (\\d+), no resizing");

    /** Reads the sentence that cards use, or gives nothing when it is another one. */
    public static Optional<SyntheticImage> parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            int modulus = Integer.parseInt(m.group(7));
            return modulus < 1 || modulus > 256 ? Optional.empty() : Optional.of(new SyntheticImage(
                    Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.group(3).equals("L") ? 1 : 3,
                    Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)), Integer.parseInt(m.group(6)),
                    modulus));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The image that cards without a golden one are checked with. */
    public static SyntheticImage standard(InputSpec input) {
        return new SyntheticImage(input.size(), input.size(), input.mean().size(), 7, 13, 29, 256);
    }

    /** The sentence that {@link #parse} reads. */
    public String text() {
        return width + " x " + height + " " + (channels == 1 ? "L" : "RGB") + ", value = (" + a + "*row + " + b
                + "*column + " + c + "*channel) mod " + modulus + ", no resizing";
    }

    /** The image as a backbone takes it. */
    public PixelBatch pixels(InputSpec input) {
        float[] out = new float[channels * height * width];
        int i = 0;
        for (int channel = 0; channel < channels; channel++) {
            double mean = input.mean().get(channel);
            double std = input.std().get(channel);
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int value = (int) (((long) a * row + (long) b * column + (long) c * channel) % modulus);
                    out[i++] = (float) ((value / 255.0 - mean) / std);
                }
            }
        }
        return new PixelBatch(1, channels, height, width, out);
    }
}
