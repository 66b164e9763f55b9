package org.handful.image;

/**
 * What the head of a file says before its pixels are decoded, for planning memory.
 *
 * @param width pixels as stored, before EXIF orientation
 * @param height pixels as stored, before EXIF orientation
 */
public record ImageHeader(ImageFormat format, int width, int height) {
    public long pixels() {
        return (long) width * height;
    }
}
