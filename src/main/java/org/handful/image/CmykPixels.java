package org.handful.image;

import java.awt.image.Raster;

/**
 * Four inks to RGB as Pillow does it: channel = (255 - ink) * (255 - black) / 255, with the rounding of its
 * {@code MULDIV255}. No printing profile is applied, so saturated inks look brighter than on paper.
 */
final class CmykPixels {
    private CmykPixels() {}

    /**
     * @param raster four 8-bit bands
     * @param inverted Adobe's files store 255 - ink
     * @param ycck the first three bands hold YCbCr of the (stored) inks
     */
    static RgbImage of(Raster raster, boolean inverted, boolean ycck) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] out = new byte[3 * width * height];
        int[] row = new int[4 * width];
        int[] ink = new int[3];
        int to = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < row.length; x += 4) {
                if (ycck) {
                    inks(row[x], row[x + 1] - 128, row[x + 2] - 128, ink);
                } else {
                    System.arraycopy(row, x, ink, 0, 3);
                }
                int light = inverted ? row[x + 3] : 255 - row[x + 3];
                for (int c = 0; c < 3; c++) {
                    int i = inverted ? 255 - ink[c] : ink[c];
                    int t = i * light + 128;
                    out[to++] = (byte) clip(light - ((t >> 8) + t >> 8));
                }
            }
        }
        return new RgbImage(width, height, out);
    }

    /** JFIF's YCbCr to RGB in libjpeg's fixed point; the inks are the complements. */
    private static void inks(int luma, int cb, int cr, int[] ink) {
        ink[0] = 255 - clip(luma + (91881 * cr + 32768 >> 16));
        ink[1] = 255 - clip(luma + (-22554 * cb - 46802 * cr + 32768 >> 16));
        ink[2] = 255 - clip(luma + (116130 * cb + 32768 >> 16));
    }

    private static int clip(int v) {
        return Math.clamp(v, 0, 255);
    }
}
