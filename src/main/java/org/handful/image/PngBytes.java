package org.handful.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.handful.error.InputException;

/**
 * The chunks of a PNG file. Only those that make pixels are kept for the decoder, since text and profile chunks are
 * compressed and may be bombs of their own.
 */
final class PngBytes {
    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngBytes() {}

    static FileParts parts(byte[] b, String name) throws InputException {
        var kept = new ByteArrayOutputStream(b.length);
        kept.write(b, 0, SIGNATURE);
        byte[] exif = null;
        int at = SIGNATURE;
        String type = "";
        while (!type.equals("IEND")) {
            if (b.length - at < FRAME) {
                throw Unreadable.CUT_OFF.of(name);
            }
            int length = ByteBuffer.wrap(b).getInt(at);
            if (length < 0) {
                throw Unreadable.DAMAGED.of(name);
            } else if (length > b.length - at - FRAME) {
                throw Unreadable.CUT_OFF.of(name);
            }
            type = new String(b, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (PIXELS.contains(type)) {
                kept.write(b, at, length + FRAME);
            } else if (type.equals("eXIf")) {
                exif = Arrays.copyOfRange(b, at + 8, at + 8 + length);
            }
            at += length + FRAME;
        }
        return new FileParts(kept.toByteArray(), exif);
    }
}
