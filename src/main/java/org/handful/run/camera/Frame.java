package org.handful.run.camera;

import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;

/** A picture from a camera. @param argb opaque, line by line from the top left; never changed */
public record Frame(int width, int height, int[] argb) {
    /** Its middle, as high as wide. */
    public Frame square() {
        int side = Math.min(width, height);
        if (width == height) {
            return this;
        }
        int left = (width - side) / 2;
        int top = (height - side) / 2;
        int[] cut = new int[side * side];
        for (int y = 0; y < side; y++) {
            System.arraycopy(argb, (top + y) * width + left, cut, y * side, side);
        }
        return new Frame(side, side, cut);
    }

    /** As a file. Takes a moment. */
    public byte[] jpeg() {
        byte[] rgb = new byte[3 * argb.length];
        for (int i = 0, at = 0; i < argb.length; i++) {
            rgb[at++] = (byte) (argb[i] >> 16);
            rgb[at++] = (byte) (argb[i] >> 8);
            rgb[at++] = (byte) argb[i];
        }
        return Thumbnails.photo(new RgbImage(width, height, rgb));
    }
}
