package org.handful.ui.fake;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.model.SplitRole;

/** Draws leaves: the same number always gives the same picture. */
public final class FakeImages {
    private FakeImages() {}

    /**
     * @param kind shape and colour, any number
     * @param seed what differs between two pictures of a kind
     * @return a JPEG of width x height
     */
    public static byte[] leaf(int kind, long seed, int width, int height) {
        var random = new SplittableRandom(kind * 1000L + seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float warmth = (float) random.nextDouble(0.08, 0.13);
        g.setPaint(new GradientPaint(0, 0, Color.getHSBColor(warmth, 0.12f, 0.93f), width, height,
                Color.getHSBColor(warmth, 0.22f, (float) random.nextDouble(0.72, 0.86))));
        g.fillRect(0, 0, width, height);
        var place = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        place.rotate(random.nextDouble(-0.7, 0.7));
        double size = Math.min(width, height) * random.nextDouble(0.34, 0.44);
        place.scale(size, size);
        float hue = (float) (0.22 + 0.11 * (kind % 3) + random.nextDouble(-0.03, 0.03));
        g.setColor(Color.getHSBColor(hue, 0.62f, (float) random.nextDouble(0.42, 0.62)));
        Path2D outline = outline(kind);
        g.fill(place.createTransformedShape(outline));
        g.setColor(Color.getHSBColor(hue, 0.35f, 0.78f));
        g.setStroke(new BasicStroke((float) (size / 36)));
        g.draw(place.createTransformedShape(veins()));
        g.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Path2D outline(int kind) {
        var path = new Path2D.Double();
        int lobes = 2 + kind % 5 * 2;
        double depth = 0.06 + 0.09 * (kind % 4);
        double slim = 0.5 + 0.14 * (kind % 3);
        for (int i = 0; i <= 120; i++) {
            double a = Math.PI * 2 * i / 120;
            double r = 1 - depth * (1 + Math.cos(lobes * a)) / 2;
            double x = slim * r * Math.sin(a);
            double y = -r * Math.cos(a);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    private static Path2D veins() {
        var path = new Path2D.Double();
        path.moveTo(0, 1.2);
        path.lineTo(0, -0.85);
        for (double y = -0.5; y < 0.8; y += 0.32) {
            path.moveTo(0, y);
            path.lineTo(0.34, y - 0.24);
            path.moveTo(0, y);
            path.lineTo(-0.34, y - 0.24);
        }
        return path;
    }

    /** A drawn leaf with its file among the others. */
    static Sample sample(
            Map<String, byte[]> files, String name, int label, int kind, long seed, Map<String, String> attributes) {
        int height = 120 + (int) (seed * 13 % 60);
        byte[] jpeg = FakeImages.leaf(kind, seed, 160, height);
        String sha = "%064x".formatted(name.hashCode() & 0xFFFFFFFFL);
        files.put(sha, jpeg);
        return new Sample(new ImageRef(name, sha, 160, height, seed), label, attributes, SplitRole.ANY);
    }
}
