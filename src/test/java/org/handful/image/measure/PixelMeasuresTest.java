package org.handful.image.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.handful.image.RgbImage;
import org.junit.jupiter.api.Test;

/** What is told about pixels follows from the pixels. */
class PixelMeasuresTest {
    private static final int SIDE = 96;

    @Property(tries = 30)
    void theFiguresStayInTheirBounds(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        PixelMeasures m = PixelMeasures.of(noise(seed, 255));
        assertThat(m.sharpness()).isNotNegative();
        assertThat(m.lightness()).isBetween(0.0, 100.0);
        assertThat(m.darkest()).isBetween(0.0, 1.0).isLessThanOrEqualTo(m.brightest());
        assertThat(m.background().share()).isBetween(0.0, 1.0);
    }

    @Property(tries = 30)
    void aMirroredImageMeasuresTheSame(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        RgbImage image = noise(seed, 255);
        PixelMeasures a = PixelMeasures.of(image);
        PixelMeasures b = PixelMeasures.of(mirrored(image));
        assertThat(b.lightness()).isCloseTo(a.lightness(), within(1e-4));
        assertThat(b.contrast()).isCloseTo(a.contrast(), within(1e-4));
        assertThat(b.sharpness()).isCloseTo(a.sharpness(), within(1e-3 * a.sharpness()));
        assertThat(b.background()).isEqualTo(a.background());
    }

    @Test
    void aSmoothImageIsLessSharpThanItsNoise() {
        assertThat(PixelMeasures.of(noise(1, 20)).sharpness()).isLessThan(PixelMeasures.of(noise(1, 255)).sharpness());
    }

    @Test
    void plainColoursAreNamed() {
        assertThat(background(255, 255, 255)).isEqualTo(ColourName.WHITE);
        assertThat(background(0, 0, 0)).isEqualTo(ColourName.BLACK);
        assertThat(background(30, 160, 40)).isEqualTo(ColourName.GREEN);
        assertThat(background(30, 60, 200)).isEqualTo(ColourName.BLUE);
        assertThat(background(210, 20, 20)).isEqualTo(ColourName.RED);
        PixelMeasures black = PixelMeasures.of(plain(0, 0, 0));
        assertThat(black.contrast()).isCloseTo(0, within(1e-6));
        assertThat(black.sharpness()).isCloseTo(0, within(1e-6));
    }

    private static ColourName background(int r, int g, int b) {
        return PixelMeasures.of(plain(r, g, b)).background().clear().orElseThrow();
    }

    private static RgbImage plain(int r, int g, int b) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) r;
            rgb[i + 1] = (byte) g;
            rgb[i + 2] = (byte) b;
        }
        return new RgbImage(SIDE, SIDE, rgb);
    }

    private static RgbImage noise(int seed, int range) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        Random random = new Random(seed);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) random.nextInt(range + 1);
        }
        return new RgbImage(SIDE, SIDE, rgb);
    }

    private static RgbImage mirrored(RgbImage image) {
        byte[] out = new byte[image.rgb().length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                System.arraycopy(image.rgb(), 3 * (y * SIDE + x), out, 3 * (y * SIDE + SIDE - 1 - x), 3);
            }
        }
        return new RgbImage(SIDE, SIDE, out);
    }
}
