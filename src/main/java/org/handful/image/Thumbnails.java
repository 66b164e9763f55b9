package org.handful.image;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Small JPEG pictures for galleries: a few kilobytes that can be kept in the project and shown without opening the
 * original. Thread-safe.
 */
public final class Thumbnails {
    /** Longer side of a gallery's pictures, pixels. */
    public static final int GALLERY = 256;

    private static final float QUALITY = 0.85f;
    private static final float PHOTO_QUALITY = 0.95f;
    private static final int[] RGB_OFFSETS = {0, 1, 2};

    static {
        ImageIO.setUseCache(false);
    }

    private Thumbnails() {}

    /** JPEG bytes of the image with its longer side reduced to a length; a smaller image keeps its size. */
    public static byte[] jpeg(RgbImage image, int longerSide) {
        return encode(shrink(image, longerSide), QUALITY);
    }

    /** JPEG bytes with all pixels and hardly a loss, for a picture that is nowhere else. */
    public static byte[] photo(RgbImage image) {
        return encode(image, PHOTO_QUALITY);
    }

    /** The image with its longer side reduced to a length, antialiased; a smaller image is returned as it is. */
    public static RgbImage shrink(RgbImage image, int longerSide) {
        int longest = Math.max(image.width(), image.height());
        if (longest <= longerSide) {
            return image;
        }
        int width = Math.max(1, Math.round((float) image.width() * longerSide / longest));
        int height = Math.max(1, Math.round((float) image.height() * longerSide / longest));
        return new RgbImage(width, height,
                Resampler.resize(image.rgb(), image.width(), image.height(), 3, width, height));
    }

    /** @param quality 0 to 1, as ImageIO counts */
    static byte[] encode(RgbImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(buffered(image), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage buffered(RgbImage image) {
        var buffer = new DataBufferByte(image.rgb(), image.rgb().length);
        var raster = Raster.createInterleavedRaster(buffer, image.width(), image.height(), 3 * image.width(), 3,
                RGB_OFFSETS, new Point());
        var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
                ComponentColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
