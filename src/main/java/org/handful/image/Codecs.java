package org.handful.image;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The ImageIO plug-in of each format. Plug-ins are registered by name here, not found by service files, so that they
 * work in whatever jar and under whatever context class loader the program runs.
 */
final class Codecs {
    static {
        ImageIO.setUseCache(false);
    }

    private Codecs() {}

    /** A reader that is set to the bytes; the caller disposes of it. */
    static ImageReader open(ImageFormat format, byte[] bytes) throws IOException {
        ImageReader reader = switch (format) {
            case JPEG -> plugin(JPEGImageReaderSpi.class, JPEGImageReaderSpi::new);
            case BMP -> plugin(BMPImageReaderSpi.class, BMPImageReaderSpi::new);
            case WEBP -> plugin(WebPImageReaderSpi.class, WebPImageReaderSpi::new);
            case TIFF -> plugin(TIFFImageReaderSpi.class, TIFFImageReaderSpi::new);
            case PNG, GIF -> ImageIO.getImageReadersByFormatName(format.name()).next();
        };
        // Metadata is not ignored: in it the PNG reader finds transparency. Harmful parts were taken out before.
        reader.setInput(new ByteArrayImageInputStream(bytes), false, false);
        return reader;
    }

    private static synchronized <S extends ImageReaderSpi> ImageReader plugin(Class<S> type, Supplier<S> make)
            throws IOException {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        S spi = registry.getServiceProviderByClass(type);
        if (spi == null) {
            spi = make.get();
            registry.registerServiceProvider(spi);
        }
        return spi.createReaderInstance();
    }
}
