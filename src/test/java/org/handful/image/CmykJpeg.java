package org.handful.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Four-component JPEG files: the JDK's writer takes a raster as it is, the Adobe marker is put in by hand. */
final class CmykJpeg {
    private static final int SIDE = 16;

    private CmykJpeg() {}

    /**
     * @param adobe with an Adobe marker, and therefore inverted
     * @param ycck with transform 2: the inverted inks as YCbCr
     */
    static byte[] uniform(int cyan, int magenta, int yellow, int black, boolean adobe, boolean ycck) throws IOException {
        int[] stored = {cyan, magenta, yellow, black};
        if (adobe) {
            stored = Arrays.stream(stored).map(v -> 255 - v).toArray();
        }
        if (ycck) {
            // Transform 2 codes R = 255 - C', G = 255 - M', B = 255 - Y' of the stored inks.
            double r = 255 - stored[0];
            double g = 255 - stored[1];
            double b = 255 - stored[2];
            double y = 0.299 * r + 0.587 * g + 0.114 * b;
            stored = new int[] {(int) Math.round(y), (int) Math.round(128 + (b - y) * 0.564),
                (int) Math.round(128 + (r - y) * 0.713), stored[3]};
        }
        WritableRaster raster = Raster.createInterleavedRaster(BufferedImage.TYPE_CUSTOM, SIDE, SIDE, 4, null);
        for (int i = 0; i < SIDE * SIDE; i++) {
            raster.setPixel(i % SIDE, i / SIDE, stored);
        }
        byte[] plain = write(raster);
        return adobe ? withAdobe(plain, ycck ? 2 : 0) : plain;
    }

    private static byte[] write(Raster raster) throws IOException {
        ImageWriter writer = jdkWriter();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(1f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter jdkWriter() {
        var writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun")) {
                return writer;
            }
        }
        throw new IllegalStateException("the JDK has a JPEG writer");
    }

    private static byte[] withAdobe(byte[] jpeg, int transform) {
        byte[] marker = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0,
            (byte) transform};
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(marker);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
