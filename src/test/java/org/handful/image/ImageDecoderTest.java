package org.handful.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    private static final RgbImage PICTURE = TestImages.smooth(41, 30);
    /** A 2 x 2 lossless WebP with red, green, blue and white; no writer for WebP exists in Java. */
    private static final String WEBP = "UklGRiwAAABXRUJQVlA4TB8AAAAvAUAAAB8gEEjeHzqN+RcQFPwf3fxHZA/gBgwR/Q8BAA==";
    private static final String LOSSY_WEBP = "UklGRjgAAABXRUJQVlA4ICwAAADQAQCdASoQABAAAUAmJaACdLoB+AADsAD+y7f/zNExzH7V//mwNUWb5aAAAA==";

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsComeBackExactly(String format) throws Exception {
        byte[] file = TestImages.encode(TestImages.buffered(PICTURE, BufferedImage.TYPE_3BYTE_BGR), format);
        assertThat(TestImages.difference(decode(file), PICTURE)).isZero();
    }

    @Test
    void jpegComesBackNearly() throws Exception {
        assertThat(TestImages.difference(decode(TestImages.jpeg(PICTURE, 0.95f)), PICTURE)).isLessThan(12);
    }

    @Test
    void gifComesBackNearly() throws Exception {
        byte[] file = TestImages.encode(TestImages.buffered(PICTURE, BufferedImage.TYPE_INT_RGB), "gif");
        assertThat(TestImages.difference(decode(file), PICTURE)).isLessThan(40);
        assertThat(ImageDecoder.header(file, "a.gif", DecodeLimits.DEFAULT))
                .isEqualTo(new ImageHeader(ImageFormat.GIF, 41, 30));
    }

    @Test
    void webpIsRead() throws Exception {
        RgbImage lossless = decode(Base64.getDecoder().decode(WEBP));
        assertThat(lossless.pixel(0, 0)).isEqualTo(0xFF0000);
        assertThat(lossless.pixel(1, 0)).isEqualTo(0x00FF00);
        assertThat(lossless.pixel(0, 1)).isEqualTo(0x0000FF);
        assertThat(lossless.pixel(1, 1)).isEqualTo(0xFFFFFF);
        RgbImage lossy = decode(Base64.getDecoder().decode(LOSSY_WEBP));
        assertThat(TestImages.difference(lossy, uniform(16, 16, 0x3C8CC8))).isLessThan(8);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "true, true"})
    void cmykAndYcckJpegs(boolean adobe, boolean ycck) throws Exception {
        byte[] file = CmykJpeg.uniform(200, 60, 20, 30, adobe, ycck);
        // Pillow: channel = 255 - black - ink * (255 - black) / 255
        assertThat(TestImages.difference(decode(file), uniform(16, 16, 0x31ACCF))).isLessThan(4);
    }

    @Test
    void greyIsTakenAsItIsWithoutAnyGamma() throws Exception {
        var grey = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 100, 255});
        for (String format : new String[] {"png", "jpeg", "bmp", "tiff"}) {
            RgbImage image = decode(TestImages.encode(grey, format));
            if (format.equals("jpeg")) {
                assertThat(image.pixel(2, 0) & 255).isBetween(245, 255);
            } else {
                assertThat(image.pixel(1, 0)).as(format).isEqualTo(0x646464);
            }
        }
    }

    @Test
    void sixteenBitKeepsTheHighByte() throws Exception {
        var deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {0x12FF, 0xFE01});
        RgbImage image = decode(TestImages.encode(deep, "png"));
        assertThat(image.pixel(0, 0)).isEqualTo(0x121212);
        assertThat(image.pixel(1, 0)).isEqualTo(0xFEFEFE);
    }

    @Test
    void transparencyIsShownOnWhite() throws Exception {
        var clear = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x00123456);
        clear.setRGB(1, 0, 0xFF123456);
        clear.setRGB(2, 0, 0x80000000);
        RgbImage image = decode(TestImages.encode(clear, "png"));
        assertThat(image.pixel(0, 0)).isEqualTo(0xFFFFFF);
        assertThat(image.pixel(1, 0)).isEqualTo(0x123456);
        assertThat(image.pixel(2, 0)).isEqualTo(0x7F7F7F);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
    void palettesAreLookedUp(int type) throws Exception {
        var picture = new BufferedImage(4, 1, type);
        picture.setRGB(0, 0, Color.WHITE.getRGB());
        picture.setRGB(1, 0, Color.BLACK.getRGB());
        RgbImage image = decode(TestImages.encode(picture, "png"));
        assertThat(image.pixel(0, 0)).isEqualTo(0xFFFFFF);
        assertThat(image.pixel(1, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyExifOrientationIsTurnedUpright(int orientation) throws Exception {
        RgbImage upright = TestImages.smooth(48, 32);
        RgbImage stored = ExifFiles.storedFor(upright, orientation);
        assertThat(TestImages.difference(decode(ExifFiles.jpeg(stored, orientation)), upright)).isLessThan(12);
        assertThat(TestImages.difference(decode(ExifFiles.png(stored, orientation)), upright)).isZero();
    }

    @Test
    void anUnsubsampledJpegWithoutMarkersIsNoRgb() throws Exception {
        byte[] file = ExifFiles.withoutJfif(TestImages.jpeg(PICTURE, 1f));
        assertThat(TestImages.difference(decode(file), PICTURE)).isLessThan(12);
    }

    @Test
    void aPartialGifFrameLiesOnItsScreen() throws Exception {
        byte[] file = TestImages.encode(TestImages.buffered(uniform(2, 2, 0), BufferedImage.TYPE_INT_RGB), "gif");
        file[6] = 5;
        file[8] = 4;
        RgbImage image = decode(file);
        assertThat(image.width()).isEqualTo(5);
        assertThat(image.height()).isEqualTo(4);
        assertThat(image.pixel(1, 1)).isZero();
        assertThat(image.pixel(2, 1)).isEqualTo(0xFFFFFF);
    }

    private static RgbImage uniform(int width, int height, int rgb) {
        byte[] out = new byte[3 * width * height];
        for (int i = 0; i < out.length; i += 3) {
            out[i] = (byte) (rgb >> 16);
            out[i + 1] = (byte) (rgb >> 8);
            out[i + 2] = (byte) rgb;
        }
        return new RgbImage(width, height, out);
    }

    private static RgbImage decode(byte[] file) throws Exception {
        return ImageDecoder.decode(file, "picture", DecodeLimits.DEFAULT);
    }
}
