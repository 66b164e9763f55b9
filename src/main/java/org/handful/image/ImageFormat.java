package org.handful.image;

/**
 * The kinds of image file that are read, told by their first bytes: the ending of a file name is often wrong.
 */
public enum ImageFormat {
    JPEG,
    PNG,
    GIF,
    BMP,
    WEBP,
    TIFF;

    /** The format that the bytes begin like, or null when it is none of these. */
    static ImageFormat of(byte[] b) {
        if (starts(b, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        } else if (starts(b, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        } else if (starts(b, 0, 'G', 'I', 'F', '8')) {
            return GIF;
        } else if (starts(b, 0, 'B', 'M')) {
            return BMP;
        } else if (starts(b, 0, 'R', 'I', 'F', 'F') && starts(b, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        } else if (starts(b, 0, 'I', 'I', 42, 0) || starts(b, 0, 'M', 'M', 0, 42)
                || starts(b, 0, 'I', 'I', 43, 0) || starts(b, 0, 'M', 'M', 0, 43)) {
            return TIFF;
        }
        return null;
    }

    /** True for the phone formats HEIC and AVIF, which people take for JPEG. */
    static boolean isHeif(byte[] b) {
        return starts(b, 4, 'f', 't', 'y', 'p')
                && (starts(b, 8, 'h', 'e') || starts(b, 8, 'm', 'i', 'f') || starts(b, 8, 'm', 's', 'f')
                        || starts(b, 8, 'a', 'v', 'i'));
    }

    static boolean starts(byte[] b, int at, int... expected) {
        if (at < 0 || b.length - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((b[at + i] & 255) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
