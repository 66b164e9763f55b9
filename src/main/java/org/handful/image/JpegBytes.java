package org.handful.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.handful.error.InputException;

/**
 * The segments of a JPEG file. Only what changes stored pixels is kept for the decoder (JFIF and Adobe markers, tables,
 * frames, scans): colour profiles and broken metadata go. A JFIF marker is added where neither it nor Adobe's is, since
 * the JDK's decoder otherwise takes unsubsampled YCbCr for RGB.
 *
 * @param clean the file without its extras
 * @param exif TIFF structure of the Exif segment, or null
 * @param components of the frame: 1 grey, 3 colour, 4 ink
 * @param adobeTransform of the Adobe marker (2 = YCCK), or -1 without one
 */
record JpegBytes(byte[] clean, byte[] exif, int components, int adobeTransform) {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final byte[] JFIF = {
        (byte) 0xFF, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    static JpegBytes of(byte[] b, String name) throws InputException {
        var kept = new ByteArrayOutputStream(b.length);
        byte[] exif = null;
        byte[] jfif = null;
        int components = 0;
        int transform = -1;
        boolean namedRgb = false;
        int at = 2;
        while (true) {
            while (at < b.length && (b[at] & 255) != 0xFF) {
                at++;
            }
            while (at < b.length && (b[at] & 255) == 0xFF) {
                at++;
            }
            if (at + 2 >= b.length) {
                throw Unreadable.CUT_OFF.of(name);
            }
            int marker = b[at] & 255;
            if (marker == SOS) {
                break;
            }
            if (marker == EOI) {
                throw Unreadable.DAMAGED.of(name);
            }
            at++;
            if (marker == SOI || marker == 1 || marker >= 0xD0 && marker < SOI) {
                continue;
            }
            int end = at + ((b[at] & 255) << 8 | b[at + 1] & 255);
            if (end > b.length) {
                throw Unreadable.CUT_OFF.of(name);
            }
            if (marker == APP0 && ImageFormat.starts(b, at + 2, 'J', 'F', 'I', 'F', 0)) {
                jfif = JFIF;
            } else if (marker == APP1 && exif == null && ImageFormat.starts(b, at + 2, 'E', 'x', 'i', 'f', 0)) {
                exif = Arrays.copyOfRange(b, Math.min(at + 8, end), end);
            } else if (marker == APP14 && ImageFormat.starts(b, at + 2, 'A', 'd', 'o', 'b', 'e') && end - at >= 14) {
                transform = b[at + 13] & 255;
            }
            if (marker < APP0 || marker > APP15 && marker != COM || marker == APP14) {
                kept.write(0xFF);
                kept.write(b, at - 1, Math.max(1, end - at + 1));
            }
            if (isFrame(marker) && end - at > 7) {
                components = b[at + 7] & 255;
                namedRgb = components == 3 && end - at > 14 && b[at + 8] == 'R' && b[at + 11] == 'G';
            }
            at = Math.max(end, at + 2);
        }
        if (!hasEnd(b, at)) {
            throw Unreadable.CUT_OFF.of(name);
        }
        if (jfif == null && transform < 0 && !namedRgb) {
            jfif = JFIF;
        }
        return new JpegBytes(join(jfif, kept, b, at - 1), exif, components, transform);
    }

    private static byte[] join(byte[] jfif, ByteArrayOutputStream tables, byte[] b, int scans) {
        var out = new ByteArrayOutputStream(2 + JFIF.length + tables.size() + b.length - scans);
        out.write(0xFF);
        out.write(SOI);
        if (jfif != null) {
            out.writeBytes(jfif);
        }
        out.writeBytes(tables.toByteArray());
        out.write(b, scans, b.length - scans);
        return out.toByteArray();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** In entropy-coded data 0xFF is always stuffed, so an end marker found there is one. */
    private static boolean hasEnd(byte[] b, int scans) {
        for (int i = b.length - 2; i >= scans; i--) {
            if ((b[i] & 255) == 0xFF && (b[i + 1] & 255) == EOI) {
                return true;
            }
        }
        return false;
    }
}
