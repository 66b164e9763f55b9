package org.handful.image;

/**
 * A decoded image: 8 bits per channel, rows from the top, interleaved red, green, blue. It exists so that no AWT class
 * leaves this package. The array is not copied and is never written after construction.
 *
 * @param rgb length width * height * 3
 */
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(rgb.length + " bytes for " + width + " x " + height);
        }
    }

    /** The colour at a place as 0xRRGGBB. */
    public int pixel(int x, int y) {
        int i = 3 * (y * width + x);
        return (rgb[i] & 255) << 16 | (rgb[i + 1] & 255) << 8 | rgb[i + 2] & 255;
    }
}
