package org.handful.run.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Pictures to measure with: PNG files as large as a small photo, so that decoding costs what it costs in use. Every
 * class has a colour, every image its own noise: no two are duplicates, near or exact.
 */
final class GeneratedImages {
    static final int WIDTH = 500;
    static final int HEIGHT = 375;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int CELL = 25;

    private GeneratedImages() {}

    /** Writes {@code class_00/0000.png} and so on, the classes in turn. */
    static void write(Path folder, int images, int classes, long seed) throws IOException {
        for (int i = 0; i < images; i++) {
            Path place = folder.resolve(String.format(Locale.ROOT, "class_%02d", i % classes));
            Files.createDirectories(place);
            Files.write(place.resolve(String.format(Locale.ROOT, "%04d.png", i)), png(i % classes, seed * 10_007 + i));
        }
    }

    static byte[] png(int label, long seed) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(header)) {
            out.writeInt(WIDTH);
            out.writeInt(HEIGHT);
            // 8 bits per channel, RGB, deflate, adaptive filters, no interlace.
            out.write(new byte[] {8, 2, 0, 0, 0});
        }
        chunk(file, "IHDR", header.toByteArray());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(scanlines(label, new SplittableRandom(seed)));
        }
        chunk(file, "IDAT", packed.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] scanlines(int label, SplittableRandom random) {
        int columns = WIDTH / CELL + 1;
        int[] cells = random.ints((long) columns * (HEIGHT / CELL + 1), 0, 128).toArray();
        byte[] lines = new byte[HEIGHT * (1 + 3 * WIDTH)];
        int at = 0;
        for (int y = 0; y < HEIGHT; y++) {
            lines[at++] = 0;
            for (int x = 0; x < WIDTH; x++) {
                int base = cells[y / CELL * columns + x / CELL];
                int grain = random.nextInt(16);
                for (int channel = 0; channel < 3; channel++) {
                    lines[at++] = (byte) (base + grain + (label * 37 + channel * 29) % 112);
                }
            }
        }
        return lines;
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
