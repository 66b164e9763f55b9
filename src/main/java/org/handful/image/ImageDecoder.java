package org.handful.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import org.handful.error.InputException;

/**
 * The bytes of an image file to upright RGB pixels. It is the one door for JPEG (CMYK and YCCK too), PNG, GIF (first
 * frame), BMP, WebP and TIFF (first page), so that every limit and every reason for refusing is in one place.
 * Thread-safe.
 */
public final class ImageDecoder {
    private ImageDecoder() {}

    /**
     * Format and size, without decoding.
     *
     * @param name how the file is called in a message
     * @throws InputException when it is empty, no image, cut off, damaged, or has more pixels than the limit
     */
    public static ImageHeader header(byte[] bytes, String name, DecodeLimits limits) throws InputException {
        ImageFormat format = format(bytes, name);
        return read(format, FileParts.of(format, bytes, name), name, limits, false).header();
    }

    /**
     * The whole image, turned as its EXIF orientation says, transparency on white.
     *
     * @param name how the file is called in a message
     * @throws InputException as {@link #header}, or when the memory does not suffice
     */
    public static RgbImage decode(byte[] bytes, String name, DecodeLimits limits) throws InputException {
        ImageFormat format = format(bytes, name);
        FileParts parts = FileParts.of(format, bytes, name);
        RgbImage stored = read(format, parts, name, limits, true).image();
        return Orientation.apply(stored, Orientation.of(parts.exif()));
    }

    /** The TIFF structure with what the camera noted, if there is one. */
    public static Optional<byte[]> exif(byte[] bytes, String name) throws InputException {
        return Optional.ofNullable(FileParts.of(format(bytes, name), bytes, name).exif()).filter(e -> e.length > 0);
    }

    private static ImageFormat format(byte[] bytes, String name) throws InputException {
        if (bytes.length == 0) {
            throw Unreadable.EMPTY.of(name);
        }
        ImageFormat format = ImageFormat.of(bytes);
        if (format == null) {
            throw (ImageFormat.isHeif(bytes) ? Unreadable.HEIF : Unreadable.NOT_AN_IMAGE).of(name);
        }
        return format;
    }

    private record Result(ImageHeader header, RgbImage image) {}

    private static Result read(ImageFormat format, FileParts parts, String name, DecodeLimits limits, boolean pixels)
            throws InputException {
        long size = 0;
        try {
            ImageReader reader = Codecs.open(format, parts.clean());
            try {
                var screen = format == ImageFormat.GIF ? GifScreen.of(parts.clean(), name) : null;
                var header = screen == null
                        ? new ImageHeader(format, reader.getWidth(0), reader.getHeight(0))
                        : new ImageHeader(format, screen.width(), screen.height());
                size = header.pixels();
                if (size > limits.maxPixels()) {
                    throw Unreadable.tooLarge(name, size, limits);
                } else if (!pixels) {
                    return new Result(header, null);
                }
                RgbImage image = format == ImageFormat.JPEG ? jpeg(reader, parts, name) : StoredPixels.of(reader.read(0));
                return new Result(header, screen == null ? image : screen.place(image));
            } finally {
                reader.dispose();
            }
        } catch (EOFException e) {
            throw Unreadable.CUT_OFF.because(name, e);
        } catch (IOException | RuntimeException e) {
            // Decoders answer damaged data with anything from IIOException to ArrayIndexOutOfBoundsException.
            throw (causedByEnd(e) ? Unreadable.CUT_OFF : Unreadable.DAMAGED).because(name, e);
        } catch (OutOfMemoryError e) {
            throw Unreadable.outOfMemory(name, size, e);
        }
    }

    private static RgbImage jpeg(ImageReader reader, FileParts parts, String name) throws IOException, InputException {
        var jpeg = JpegBytes.of(parts.clean(), name);
        if (jpeg.components() == 4) {
            return CmykPixels.of(reader.readRaster(0, null), jpeg.adobeTransform() >= 0, jpeg.adobeTransform() == 2);
        }
        return StoredPixels.of(reader.read(0));
    }

    private static boolean causedByEnd(Throwable e) {
        return e != null && (e instanceof EOFException || causedByEnd(e.getCause()));
    }
}
