package org.handful.image;

import java.util.Arrays;
import org.handful.error.InputException;

/**
 * A file as the pixel decoder should see it. Profiles, comments, thumbnails and other extras are taken out first:
 * decoders stumble over damaged ones, compressed ones can be bombs, and none of them may change a pixel.
 *
 * @param clean bytes for the decoder
 * @param exif a TIFF structure with the orientation, or null
 */
record FileParts(byte[] clean, byte[] exif) {
    static FileParts of(ImageFormat format, byte[] bytes, String name) throws InputException {
        return switch (format) {
            case JPEG -> {
                var jpeg = JpegBytes.of(bytes, name);
                yield new FileParts(jpeg.clean(), jpeg.exif());
            }
            case PNG -> PngBytes.parts(bytes, name);
            case WEBP -> new FileParts(bytes, webpExif(bytes, name));
            case TIFF -> new FileParts(bytes, bytes);
            case GIF, BMP -> new FileParts(bytes, null);
        };
    }

    private static byte[] webpExif(byte[] b, String name) throws InputException {
        long end = 8 + littleEndian(b, 4);
        if (end > b.length) {
            throw Unreadable.CUT_OFF.of(name);
        }
        long at = 12;
        while (at + 8 <= end) {
            long length = littleEndian(b, (int) at + 4);
            if (ImageFormat.starts(b, (int) at, 'E', 'X', 'I', 'F') && at + 8 + length <= end) {
                int from = (int) at + 8;
                // Some writers keep JPEG's prefix in front of the TIFF structure.
                int prefix = ImageFormat.starts(b, from, 'E', 'x', 'i', 'f', 0, 0) ? 6 : 0;
                return Arrays.copyOfRange(b, from + prefix, Math.max(from + prefix, from + (int) length));
            }
            at += 8 + length + (length & 1);
        }
        return null;
    }

    private static long littleEndian(byte[] b, int at) {
        if (at + 4 > b.length) {
            return Integer.MAX_VALUE;
        }
        return b[at] & 255L | (b[at + 1] & 255L) << 8 | (b[at + 2] & 255L) << 16 | (b[at + 3] & 255L) << 24;
    }
}
