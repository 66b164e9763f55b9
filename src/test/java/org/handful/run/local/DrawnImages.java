package org.handful.run.local;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small labelled images that any backbone can tell apart: discs, bars and checks on noise. */
public final class DrawnImages {
    private DrawnImages() {}

    /** Three class folders with n images each. */
    public static Path classes(Path folder, int n) throws IOException {
        for (int i = 0; i < n; i++) {
            write(folder.resolve("disc"), i, disc(i));
            write(folder.resolve("bars"), i, draw(i, 1));
            write(folder.resolve("check"), i, draw(i, 2));
        }
        return folder;
    }

    public static byte[] disc(int seed) throws IOException {
        return draw(seed, 0);
    }

    /** An image of which nothing can be seen. */
    public static byte[] dark() throws IOException {
        BufferedImage image = new BufferedImage(96, 80, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(4);
        for (int i = 0; i < 96 * 80; i++) {
            image.setRGB(i % 96, i / 96, random.nextInt(12) * 0x010101);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static void write(Path folder, int i, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(i + ".png"), bytes);
    }

    private static byte[] draw(int seed, int kind) throws IOException {
        Random random = new Random(31L * seed + kind);
        BufferedImage image = new BufferedImage(96, 80, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 96; x++) {
                int v = 120 + random.nextInt(40);
                image.setRGB(x, y, v << 16 | v << 8 | v);
            }
        }
        Graphics2D g = image.createGraphics();
        int at = 8 + random.nextInt(16);
        switch (kind) {
            case 0 -> {
                g.setColor(new Color(200, 40 + random.nextInt(40), 40));
                g.fillOval(at, at, 48, 48);
            }
            case 1 -> {
                g.setColor(new Color(30, 60, 160 + random.nextInt(60)));
                for (int x = at; x < 90; x += 12) {
                    g.fillRect(x, 4, 6, 70);
                }
            }
            default -> {
                g.setColor(new Color(20, 120 + random.nextInt(60), 40));
                for (int c = 0; c < 32; c++) {
                    if ((c + c / 8) % 2 == 0) {
                        g.fillRect(c % 8 * 11 + at / 4, c / 8 * 18, 11, 18);
                    }
                }
            }
        }
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
