package org.handful.ui.common.part.pixels;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Decodes pictures to their middle square. Any thread. */
public final class MiddleSquare {
    private static final int WEIGHT = 8;
    private static final int ONE = 1 << WEIGHT;

    private MiddleSquare() {}

    /**
     * @param encoded JPEG or PNG; what cannot be read becomes transparent
     * @param side of the square, pixels
     * @param longest of a side that is decoded: more is not in the picture
     * @param into takes the pixels: side times side
     */
    public static Pixels decode(byte[] encoded, int side, int longest, int[] into) {
        // A picture of 4 by 3 fills the square with its shorter side.
        int longer = Math.min(longest, (4 * side + 2) / 3);
        Image image = new Image(new ByteArrayInputStream(encoded), longer, longer, true, true);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int cut = Math.min(width, height);
        if (image.isError() || cut == 0) {
            Arrays.fill(into, 0);
            return new Pixels(side, into);
        }
        int[] square = cut == side ? into : new int[cut * cut];
        image.getPixelReader().getPixels((width - cut) / 2, (height - cut) / 2, cut, cut,
                PixelFormat.getIntArgbPreInstance(), square, 0, cut);
        if (square != into) {
            scale(square, cut, into, side);
        }
        return new Pixels(side, into);
    }

    /** Bilinear: the sides differ by less than a factor of two, unless a picture is a stripe. */
    private static void scale(int[] from, int cut, int[] to, int side) {
        for (int y = 0; y < side; y++) {
            int v = at(y, cut, side);
            int above = (v >> WEIGHT) * cut;
            int below = Math.min((v >> WEIGHT) + 1, cut - 1) * cut;
            for (int x = 0; x < side; x++) {
                int u = at(x, cut, side);
                int left = u >> WEIGHT;
                int right = Math.min(left + 1, cut - 1);
                to[y * side + x] = mix(mix(from[above + left], from[above + right], u & ONE - 1),
                        mix(from[below + left], from[below + right], u & ONE - 1), v & ONE - 1);
            }
        }
    }

    /** Where the middle of a pixel lies in the other picture, in parts of {@link #ONE} pixel. */
    private static int at(int pixel, int cut, int side) {
        return Math.clamp(((2L * pixel + 1) * cut * ONE / side - ONE) / 2, 0, (cut - 1) * ONE);
    }

    /** Two channels at a time. @param weight of the second, of {@link #ONE} */
    private static int mix(int a, int b, int weight) {
        int mask = 0x00FF00FF;
        int low = (a & mask) * (ONE - weight) + (b & mask) * weight;
        int high = (a >>> 8 & mask) * (ONE - weight) + (b >>> 8 & mask) * weight;
        return low >>> WEIGHT & mask | high & ~mask;
    }
}
