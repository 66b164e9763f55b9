package org.handful.run.fitted;

import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.model.InputSpec;
import org.handful.model.PixelBatch;

/** What a network sees, back from the numbers that it takes. */
public final class SeenPicture {
    private SeenPicture() {}

    /** @param i which image of the batch; @return JPEG */
    public static byte[] of(PixelBatch pixels, int i, InputSpec input) {
        int n = pixels.width() * pixels.height();
        byte[] rgb = new byte[3 * n];
        for (int at = 0; at < n; at++) {
            for (int c = 0; c < 3; c++) {
                int channel = Math.min(c, pixels.channels() - 1);
                double value = pixels.values()[i * pixels.stride() + channel * n + at] * input.std().get(channel)
                        + input.mean().get(channel);
                rgb[3 * at + c] = (byte) Math.clamp(Math.round(255 * value), 0, 255);
            }
        }
        return Thumbnails.photo(new RgbImage(pixels.width(), pixels.height(), rgb));
    }
}
