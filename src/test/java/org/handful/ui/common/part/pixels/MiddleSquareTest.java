package org.handful.ui.common.part.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.junit.jupiter.api.Test;

class MiddleSquareTest {
    private static final int MOST = 256;

    @Test
    void whatIsLeftAndRightOfTheMiddleIsCutOff() {
        Pixels square = decode(picture(240, 180), 120);
        assertThat(square.side()).isEqualTo(120);
        assertThat(grey(square, 0, 60)).as("30 of 240 are cut off").isCloseTo(30, within(6));
        assertThat(grey(square, 60, 60)).isCloseTo(120, within(6));
        assertThat(grey(square, 119, 60)).isCloseTo(210, within(6));
    }

    @Test
    void aPictureThatIsTooSmallOrOfAnotherShapeFillsTheSquare() {
        for (int[] shape : new int[][] {{240, 240}, {120, 240}, {240, 40}, {60, 50}}) {
            Pixels square = decode(picture(shape[0], shape[1]), 128);
            int cut = Math.min(shape[0], shape[1]);
            int first = (shape[0] - cut) / 2;
            assertThat(grey(square, 64, 64)).as("the middle of %d by %d", shape[0], shape[1])
                    .isCloseTo(shape[0] / 2, within(6));
            assertThat(grey(square, 0, 64)).isCloseTo(first, within(8));
            assertThat(grey(square, 127, 127)).isCloseTo(first + cut, within(8));
        }
    }

    @Test
    void whatCannotBeReadLeavesNothingOfThePictureBefore() {
        int[] room = new int[64 * 64];
        Arrays.fill(room, -1);
        assertThat(MiddleSquare.decode(new byte[] {1, 2, 3}, 64, MOST, room).argb()).containsOnly(0);
    }

    private static Pixels decode(RgbImage image, int side) {
        return MiddleSquare.decode(Thumbnails.jpeg(image, MOST), side, MOST, new int[side * side]);
    }

    private static int grey(Pixels square, int x, int y) {
        int argb = square.argb()[y * square.side() + x];
        assertThat(argb >>> 24).isEqualTo(255);
        return argb >> 8 & 255;
    }

    /** Every pixel as grey as it is far from the left. */
    private static RgbImage picture(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) (i % width);
            }
        }
        return new RgbImage(width, height, rgb);
    }
}
