package org.handful.image.backdrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.handful.image.RgbImage;
import org.junit.jupiter.api.Test;

class BackdropTest {
    private static final int SIDE = 64;

    /** A red disc on green with noise: the disc stays, to the pixel, whatever happens behind it. */
    @Test
    void theThingInFrontStays() {
        RgbImage disc = disc(new int[] {60, 150, 70}, new int[] {200, 40, 30});
        Backdrop backdrop = Backdrop.of(disc);
        assertThat(backdrop.middle()).isFalse();
        int wrong = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            wrong += backdrop.behind()[i] == inside(i) ? 1 : 0;
        }
        assertThat(wrong).isLessThan(SIDE * SIDE / 50);
        Backdrop other = Backdrop.of(disc(new int[] {40, 60, 200}, new int[] {240, 240, 240}));
        for (RgbImage changed : new RgbImage[] {backdrop.grey(), backdrop.masked(), backdrop.blurred(),
            backdrop.swapped(other)}) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                if (!backdrop.behind()[i]) {
                    assertThat(pixel(changed, i)).isEqualTo(pixel(disc, i));
                }
            }
        }
        int corner = pixel(backdrop.grey(), 0);
        assertThat(corner >> 16 & 255).isEqualTo(corner & 255).isEqualTo(corner >> 8 & 255);
        assertThat(pixel(backdrop.masked(), 0)).isEqualTo(0x808080);
        int middle = pixel(backdrop.swapped(other), SIDE * SIDE / 2 + 2);
        assertThat(middle & 255).as("blue").isGreaterThan(middle >> 8 & 255);
        int blurred = pixel(backdrop.blurred(), SIDE * SIDE / 2 + 15);
        assertThat(blurred >> 8 & 255).as("green, without red from the disc").isGreaterThan((blurred >> 16 & 255) + 50);
    }

    @Test
    void withoutABackgroundTheMiddleIsTheThing() {
        RgbImage even = disc(new int[] {90, 90, 90}, new int[] {90, 90, 90});
        Backdrop backdrop = Backdrop.of(even);
        assertThat(backdrop.middle()).isTrue();
        assertThat(backdrop.behind()[0]).isTrue();
        assertThat(backdrop.behind()[SIDE * SIDE / 2 + SIDE / 2]).isFalse();
        assertThat(Backdrop.of(new RgbImage(1, 1, new byte[3])).masked().rgb()).hasSize(3);
    }

    private static boolean inside(int i) {
        return Math.hypot(i % SIDE - SIDE / 2.0, i / SIDE - SIDE / 2.0) < SIDE / 4.0;
    }

    private static int pixel(RgbImage image, int i) {
        return image.pixel(i % SIDE, i / SIDE) & 0xffffff;
    }

    private static RgbImage disc(int[] behind, int[] front) {
        Random random = new Random(1);
        byte[] rgb = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (byte) Math.clamp((inside(i) ? front : behind)[c] + random.nextInt(9) - 4, 0, 255);
            }
        }
        return new RgbImage(SIDE, SIDE, rgb);
    }
}
