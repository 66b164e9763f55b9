package org.handful.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A folder of drawn images that any backbone can tell apart: discs, squares and stripes on light and dark ground. */
public final class ShapeFolder {
    public static final List<String> CLASSES = List.of("disc", "square", "stripes");
    private static final int SIDE = 96;

    private ShapeFolder() {}

    /** Writes {@code disc/00.png} and so on, and {@code attributes.csv} with the ground of each image. */
    public static Path write(Path folder, int perClass) throws IOException {
        return write(folder, perClass, 5);
    }

    /** The same with other images for each seed. */
    static Path write(Path folder, int perClass, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder table = new StringBuilder("image,ground\n");
        for (String name : CLASSES) {
            Files.createDirectories(folder.resolve(name));
            for (int i = 0; i < perClass; i++) {
                String image = name + "/%02d.png".formatted(i);
                boolean dark = i % 2 == 0;
                ImageIO.write(draw(name, dark, random), "png", folder.resolve(image).toFile());
                table.append(image).append(',').append(dark ? "dark" : "light").append('\n');
            }
        }
        Files.writeString(folder.resolve("attributes.csv"), table);
        return folder;
    }

    private static BufferedImage draw(String shape, boolean dark, SplittableRandom random) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(dark ? new Color(20 + random.nextInt(40), 30, 60) : new Color(200 + random.nextInt(50), 230, 210));
        g.fillRect(0, 0, SIDE, SIDE);
        // Blots of light and shade keep images from being near-duplicates.
        for (int blot = 0; blot < 8; blot++) {
            int shade = random.nextInt(256);
            g.setColor(new Color(shade, shade, shade, 90));
            g.fillOval(random.nextInt(SIDE) - 20, random.nextInt(SIDE) - 20, 20 + random.nextInt(50), 30);
        }
        g.setColor(new Color(220, 60 + random.nextInt(60), 30));
        int size = 24 + random.nextInt(50);
        int x0 = random.nextInt(SIDE - size);
        int y0 = random.nextInt(SIDE - size);
        int pitch = 6 + random.nextInt(14);
        switch (shape) {
            case "disc" -> g.fillOval(x0, y0, size, size);
            case "square" -> g.fillRect(x0, y0, size, size);
            default -> {
                for (int x = x0 % pitch; x < SIDE; x += pitch) {
                    g.fillRect(x, 0, pitch / 2, SIDE);
                }
            }
        }
        g.dispose();
        return image;
    }
}
