package org.handful.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Samples of a raster to RGB without any colour management: {@code BufferedImage.getRGB} would put a gamma curve on grey
 * images and apply profiles. Transparent pixels are composited on white, 16-bit samples keep their high byte.
 */
final class StoredPixels {
    private StoredPixels() {}

    static RgbImage of(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        return switch (model) {
            case IndexColorModel palette -> indexed(raster, palette);
            case ColorModel m when m.getColorSpace().getType() == ColorSpace.TYPE_CMYK && !m.hasAlpha() ->
                CmykPixels.of(raster, false, false);
            case ColorModel m when plain(m) -> bytes(raster) != null ? interleaved(raster, m) : samples(raster, m);
            default -> converted(image);
        };
    }

    private static boolean plain(ColorModel m) {
        int type = m.getColorSpace().getType();
        boolean known = type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB;
        for (int bits : m.getComponentSize()) {
            known &= bits >= 1 && bits <= 16;
        }
        return known && !m.isAlphaPremultiplied();
    }

    /** The only array of an 8-bit interleaved raster, or null for any other raster. */
    private static byte[] bytes(Raster raster) {
        return raster.getSampleModel() instanceof ComponentSampleModel
                && raster.getDataBuffer() instanceof DataBufferByte data
                && data.getNumBanks() == 1 ? data.getData() : null;
    }

    private static RgbImage interleaved(Raster raster, ColorModel model) {
        byte[] in = bytes(raster);
        var layout = (ComponentSampleModel) raster.getSampleModel();
        int[] offsets = layout.getBandOffsets();
        boolean alpha = model.hasAlpha();
        int colours = raster.getNumBands() - (alpha ? 1 : 0);
        int red = offsets[0];
        int green = offsets[colours == 1 ? 0 : 1];
        int blue = offsets[colours == 1 ? 0 : 2];
        int width = raster.getWidth();
        int height = raster.getHeight();
        int start = raster.getDataBuffer().getOffset()
                - raster.getSampleModelTranslateY() * layout.getScanlineStride()
                - raster.getSampleModelTranslateX() * layout.getPixelStride();
        byte[] out = new byte[3 * width * height];
        int to = 0;
        for (int y = 0; y < height; y++) {
            int from = start + (y + raster.getMinY()) * layout.getScanlineStride()
                    + raster.getMinX() * layout.getPixelStride();
            for (int x = 0; x < width; x++, from += layout.getPixelStride(), to += 3) {
                int a = alpha ? in[from + offsets[colours]] & 255 : 255;
                out[to] = onWhite(in[from + red] & 255, a);
                out[to + 1] = onWhite(in[from + green] & 255, a);
                out[to + 2] = onWhite(in[from + blue] & 255, a);
            }
        }
        return new RgbImage(width, height, out);
    }

    private static RgbImage samples(Raster raster, ColorModel model) {
        int bands = raster.getNumBands();
        int colours = bands - (model.hasAlpha() ? 1 : 0);
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] out = new byte[3 * width * height];
        int[] row = new int[width * bands];
        int to = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int from = x * bands;
                int a = colours < bands ? eight(row[from + colours], model.getComponentSize(colours)) : 255;
                for (int c = 0; c < 3; c++) {
                    int band = colours == 1 ? 0 : c;
                    out[to++] = onWhite(eight(row[from + band], model.getComponentSize(band)), a);
                }
            }
        }
        return new RgbImage(width, height, out);
    }

    private static RgbImage indexed(Raster raster, IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] out = new byte[3 * width * height];
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int index : row) {
                to = put(out, to, index < colours.length ? colours[index] : 0xFF000000);
            }
        }
        return new RgbImage(width, height, out);
    }

    /** Rare kinds (floating point, CIE Lab): whatever AWT makes of them. */
    private static RgbImage converted(BufferedImage image) {
        int width = image.getWidth();
        byte[] out = new byte[3 * width * image.getHeight()];
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                to = put(out, to, argb);
            }
        }
        return new RgbImage(width, image.getHeight(), out);
    }

    private static int put(byte[] out, int to, int argb) {
        int a = argb >>> 24;
        out[to] = onWhite(argb >> 16 & 255, a);
        out[to + 1] = onWhite(argb >> 8 & 255, a);
        out[to + 2] = onWhite(argb & 255, a);
        return to + 3;
    }

    private static int eight(int sample, int bits) {
        if (bits == 8) {
            return sample;
        }
        int most = (1 << bits) - 1;
        return bits > 8 ? sample >>> bits - 8 : (sample * 255 + most / 2) / most;
    }

    private static byte onWhite(int colour, int alpha) {
        return (byte) (alpha == 255 ? colour : (colour * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}
