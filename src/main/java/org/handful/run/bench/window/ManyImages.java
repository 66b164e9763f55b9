package org.handful.run.bench.window;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.handful.error.HandfulException;
import org.handful.image.ContentHash;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;
import org.handful.model.ImageRef;
import org.handful.model.SplitRole;
import org.handful.store.ImageImporting;
import org.handful.store.ProjectFile;
import org.handful.store.record.NewImage;

/**
 * Many images in little time: {@value #DISTINCT} pictures are drawn, and every file is one of them with a number of its
 * own in a comment, so that no two files are the same to the program.
 */
public final class ManyImages {
    public static final int DISTINCT = 300;

    private static final int WIDTH = 240;
    private static final int HEIGHT = 180;
    private static final int CLASSES = 40;
    private static final int BATCH = 2000;
    private static final String[] LIGHT = {"lamp", "sun", "window"};

    private final List<byte[]> pictures = new ArrayList<>();

    public ManyImages(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < DISTINCT; i++) {
            pictures.add(Thumbnails.jpeg(draw(random, i % CLASSES), Thumbnails.GALLERY));
        }
    }

    /** Writes {@code class_00/00000.jpg} and so on, the classes in turn. */
    public void write(Path folder, int images, int classes) throws IOException {
        for (int i = 0; i < images; i++) {
            Path place = Files.createDirectories(folder.resolve(className(i % classes)));
            Files.write(place.resolve(String.format(Locale.ROOT, "%05d.jpg", i)), bytes(i));
        }
    }

    /** Makes a project file with so many images, nine of ten labelled, with an attribute and assigned sides. */
    public void fill(Path file, int images) throws HandfulException {
        var random = new SplittableRandom(images);
        try (ProjectFile project = ProjectFile.create(file)) {
            ImageImporting importing = project.startImport();
            for (int from = 0; from < images; from += BATCH) {
                List<NewImage> batch = new ArrayList<>();
                for (int i = from; i < Math.min(images, from + BATCH); i++) {
                    batch.add(image(i, random.nextLong()));
                }
                importing.add(batch);
            }
        }
    }

    /** @param hash at random: near-duplicates are not what is measured */
    private NewImage image(int i, long hash) {
        byte[] bytes = bytes(i);
        String className = className(i % CLASSES);
        var ref = new ImageRef(String.format(Locale.ROOT, "%s/%05d.jpg", className, i), ContentHash.sha256(bytes), WIDTH,
                HEIGHT, hash);
        SplitRole role = i % 20 == 0 ? SplitRole.TEST : i % 20 == 1 ? SplitRole.SUPPORT : SplitRole.ANY;
        return new NewImage(ref, new NewImage.Source.Stored(bytes), bytes, i % 10 == 0 ? null : className,
                Map.of("light", LIGHT[i % LIGHT.length]), role);
    }

    private byte[] bytes(int number) {
        byte[] picture = pictures.get(number % DISTINCT);
        var out = new ByteArrayOutputStream(picture.length + 8);
        out.write(picture, 0, 2);
        // A comment of four bytes right after the start of the image.
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 6});
        out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
        out.write(picture, 2, picture.length - 2);
        return out.toByteArray();
    }

    private static String className(int k) {
        return String.format(Locale.ROOT, "class_%02d", k);
    }

    /** Two blobs on a slope of two colours. */
    private static RgbImage draw(SplittableRandom random, int label) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        double[] tint = {random.nextDouble(40, 200), random.nextDouble(40, 200), random.nextDouble(40, 200)};
        double[] x = {random.nextDouble(WIDTH), random.nextDouble(WIDTH)};
        double[] y = {random.nextDouble(HEIGHT), random.nextDouble(HEIGHT)};
        double radius = 20 + label;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            for (int c = 0; c < 3; c++) {
                double v = tint[c] + 50.0 * (i % WIDTH) / WIDTH - 30.0 * i / (WIDTH * HEIGHT);
                for (int b = 0; b < 2; b++) {
                    double d = Math.hypot(i % WIDTH - x[b], (double) (i / WIDTH) - y[b]) / radius;
                    v += (b == 0 ? 70 : -70) * Math.exp(-d * d) * (c == label % 3 ? 1 : 0.4);
                }
                rgb[3 * i + c] = (byte) Math.clamp(Math.round(v), 0, 255);
            }
        }
        return new RgbImage(WIDTH, HEIGHT, rgb);
    }
}
