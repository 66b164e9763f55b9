package org.handful.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/** The eight EXIF orientations: cameras store the sensor's rows and say how they should be turned. */
final class Orientation {
    static final int UPRIGHT = 1;

    private Orientation() {}

    /** 1 to 8; {@link #UPRIGHT} when the structure is null, damaged or does not say. */
    static int of(byte[] exif) {
        if (exif == null || exif.length == 0) {
            return UPRIGHT;
        }
        var metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < 1 || value > 8 ? UPRIGHT : value;
    }

    /** The image as a person should see it. */
    static RgbImage apply(RgbImage image, int orientation) {
        if (orientation == UPRIGHT) {
            return image;
        }
        int w = image.width();
        int h = image.height();
        int last = w * h - 1;
        // Place in the source of the first pixel, and the steps for one to the right and one down.
        return switch (orientation) {
            case 2 -> walk(image, w, h, w - 1, -1, w);
            case 3 -> walk(image, w, h, last, -1, -w);
            case 4 -> walk(image, w, h, last - w + 1, 1, -w);
            case 5 -> walk(image, h, w, 0, w, 1);
            case 6 -> walk(image, h, w, last - w + 1, -w, 1);
            case 7 -> walk(image, h, w, last, -w, -1);
            case 8 -> walk(image, h, w, w - 1, w, -1);
            default -> throw new IllegalArgumentException("orientation " + orientation);
        };
    }

    private static RgbImage walk(RgbImage image, int width, int height, int first, int right, int down) {
        byte[] in = image.rgb();
        byte[] out = new byte[in.length];
        int to = 0;
        for (int y = 0; y < height; y++) {
            int from = 3 * (first + y * down);
            for (int x = 0; x < width; x++) {
                out[to++] = in[from];
                out[to++] = in[from + 1];
                out[to++] = in[from + 2];
                from += 3 * right;
            }
        }
        return new RgbImage(width, height, out);
    }
}
