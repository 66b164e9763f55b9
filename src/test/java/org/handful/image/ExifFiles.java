package org.handful.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Files that carry an EXIF orientation, built byte by byte. */
final class ExifFiles {
    private ExifFiles() {}

    /** How a camera stores an upright picture whose orientation tag is the given one: the definition of the tag. */
    static RgbImage storedFor(RgbImage upright, int orientation) {
        int w = orientation > 4 ? upright.height() : upright.width();
        int h = orientation > 4 ? upright.width() : upright.height();
        byte[] out = new byte[3 * w * h];
        for (int row = 0; row < h; row++) {
            for (int column = 0; column < w; column++) {
                // Where the standard says that row 0 and column 0 of the stored picture lie in the upright one.
                int x = switch (orientation) {
                    case 1, 4 -> column;
                    case 2, 3 -> w - 1 - column;
                    case 5, 8 -> row;
                    default -> h - 1 - row;
                };
                int y = switch (orientation) {
                    case 1, 2 -> row;
                    case 3, 4 -> h - 1 - row;
                    case 5, 6 -> column;
                    default -> w - 1 - column;
                };
                System.arraycopy(upright.rgb(), 3 * (y * upright.width() + x), out, 3 * (row * w + column), 3);
            }
        }
        return new RgbImage(w, h, out);
    }

    static byte[] jpeg(RgbImage stored, int orientation) {
        byte[] jpeg = TestImages.jpeg(stored, 0.95f);
        byte[] tiff = tiff(orientation);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(ByteBuffer.allocate(10).putShort((short) 0xFFE1).putShort((short) (tiff.length + 8))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).array());
        out.writeBytes(tiff);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    static byte[] png(RgbImage stored, int orientation) {
        byte[] png = TestImages.png(stored);
        int afterHeader = 8 + 25;
        var out = new ByteArrayOutputStream();
        out.write(png, 0, afterHeader);
        out.writeBytes(chunk("eXIf", tiff(orientation)));
        out.write(png, afterHeader, png.length - afterHeader);
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(name).put(data)
                .putInt((int) crc.getValue()).array();
    }

    /** Without its JFIF segment, which ImageIO writes first. */
    static byte[] withoutJfif(byte[] jpeg) {
        int length = (jpeg[4] & 255) << 8 | jpeg[5] & 255;
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(jpeg, 4 + length, jpeg.length - 4 - length);
        return out.toByteArray();
    }

    /** The smallest TIFF structure with one entry, the orientation. */
    private static byte[] tiff(int orientation) {
        return ByteBuffer.allocate(26).put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation)
                .putShort((short) 0).putInt(0).array();
    }
}
