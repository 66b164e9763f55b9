package org.handful.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures that a formula gives, and their files. */
public final class TestImages {
    private TestImages() {}

    /** The formula of {@code vectors/pillow_preprocess.json}. */
    public static RgbImage formula(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int row = i / 3 / width;
            int column = i / 3 % width;
            rgb[i] = (byte) (7 * row + 13 * column + 29 * (i % 3) ^ row * column);
        }
        return new RgbImage(width, height, rgb);
    }

    /** Smooth enough to survive lossy compression; no symmetry, so that every turn shows. */
    public static RgbImage smooth(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = 3 * (y * width + x);
                rgb[i] = (byte) (x * 200 / width + 20);
                rgb[i + 1] = (byte) (y * 180 / height + 30);
                rgb[i + 2] = (byte) ((x + 2 * y) * 80 / (width + height) + 40);
            }
        }
        return new RgbImage(width, height, rgb);
    }

    /** A picture of its own for every seed: soft blobs on a gradient. */
    public static RgbImage scene(long seed, int width, int height) {
        var random = new Random(seed);
        double[][] blobs = new double[12][];
        for (int b = 0; b < blobs.length; b++) {
            blobs[b] = new double[] {random.nextDouble(), random.nextDouble(), 0.05 + 0.2 * random.nextDouble(),
                random.nextDouble() * 400 - 200, random.nextDouble() * 400 - 200, random.nextDouble() * 400 - 200};
        }
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] v = {128, 128, 128};
                for (double[] b : blobs) {
                    double dx = (x + 0.5) / width - b[0];
                    double dy = (y + 0.5) / height - b[1];
                    double weight = Math.exp(-(dx * dx + dy * dy) / (b[2] * b[2]));
                    for (int c = 0; c < 3; c++) {
                        v[c] += weight * b[3 + c];
                    }
                }
                for (int c = 0; c < 3; c++) {
                    rgb[3 * (y * width + x) + c] = (byte) Math.clamp(Math.round(v[c]), 0, 255);
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    public static BufferedImage buffered(RgbImage image, int type) {
        var out = new BufferedImage(image.width(), image.height(), type);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                out.setRGB(x, y, new Color(image.pixel(x, y)).getRGB());
            }
        }
        return out;
    }

    /** Writes with the writers of ImageIO and its plug-ins. */
    public static byte[] encode(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] png(RgbImage image) {
        return encode(buffered(image, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static byte[] jpeg(RgbImage image, float quality) {
        return Thumbnails.encode(image, quality);
    }

    /** Largest difference of any channel of any pixel. */
    public static int difference(RgbImage a, RgbImage b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new AssertionError(a.width() + " x " + a.height() + " against " + b.width() + " x " + b.height());
        }
        int most = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            most = Math.max(most, Math.abs((a.rgb()[i] & 255) - (b.rgb()[i] & 255)));
        }
        return most;
    }
}
