package org.handful.image;

import java.util.Arrays;
import org.handful.error.InputException;

/**
 * Where the first frame of a GIF lies on its screen; a frame may cover only a part, and the rest is shown white.
 *
 * @param width of the screen, at least as far as the frame reaches
 * @param height of the screen, at least as far as the frame reaches
 */
record GifScreen(int width, int height, int left, int top) {
    static GifScreen of(byte[] b, String name) throws InputException {
        try {
            int at = 13 + colourTable(b[10]);
            while (b[at] == 0x21) {
                at = skipBlocks(b, at + 2);
            }
            if (b[at] != 0x2C) {
                throw Unreadable.DAMAGED.of(name);
            }
            int left = two(b, at + 1);
            int top = two(b, at + 3);
            var screen = new GifScreen(Math.max(two(b, 6), left + two(b, at + 5)),
                    Math.max(two(b, 8), top + two(b, at + 7)), left, top);
            skipBlocks(b, at + 11 + colourTable(b[at + 9]));
            return screen;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw Unreadable.CUT_OFF.because(name, e);
        }
    }

    RgbImage place(RgbImage frame) {
        if (frame.width() == width && frame.height() == height) {
            return frame;
        }
        byte[] out = new byte[3 * width * height];
        Arrays.fill(out, (byte) 255);
        for (int y = 0; y < frame.height(); y++) {
            System.arraycopy(frame.rgb(), 3 * y * frame.width(), out, 3 * ((top + y) * width + left),
                    3 * frame.width());
        }
        return new RgbImage(width, height, out);
    }

    private static int skipBlocks(byte[] b, int at) {
        while (b[at] != 0) {
            at += 1 + (b[at] & 255);
        }
        return at + 1;
    }

    private static int colourTable(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int two(byte[] b, int at) {
        return b[at] & 255 | (b[at + 1] & 255) << 8;
    }
}
