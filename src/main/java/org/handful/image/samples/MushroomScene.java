package org.handful.image.samples;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.util.SplittableRandom;
import org.handful.image.RgbImage;
import org.handful.image.samples.draw.Noise;
import org.handful.image.samples.draw.Picture;
import org.handful.image.samples.draw.Plane;
import org.handful.image.samples.draw.Relief;
import org.handful.image.samples.draw.Tint;

/** A mushroom in the woods: in moss or on fallen leaves, with the trees behind it out of focus. */
final class MushroomScene {
    private static final int SIDE = 400;
    private static final int FINAL = 200;

    private MushroomScene() {}

    static RgbImage draw(MushroomKind kind, long seed) {
        var random = new SplittableRandom(seed);
        var picture = new Picture(SIDE);
        double ground = SIDE * random.nextDouble(0.7, 0.8);
        var noise = new Noise(random.nextLong());
        Tint floor = Tint.of(0x55702C).mixed(Tint.of(0x7A5A33), random.nextDouble());
        behind(picture, noise, random, ground);
        below(picture, noise, floor, ground);
        if (random.nextDouble() < 0.35) {
            stand(picture, kind, random, SIDE * (random.nextBoolean() ? 0.22 : 0.8), ground + 8,
                    SIDE * random.nextDouble(0.3, 0.4));
            picture.blur(1.5);
        }
        stand(picture, kind, random, SIDE * random.nextDouble(0.42, 0.58),
                ground + SIDE * random.nextDouble(0.06, 0.11), SIDE * random.nextDouble(0.58, 0.72));
        grass(picture, random, floor, ground);
        picture.blur(random.nextDouble() < 0.2 ? random.nextDouble(0.5, 1.8) : 0);
        picture.expose(random, random.nextDouble(0.01, 0.045));
        return picture.reduced(FINAL);
    }

    private static void behind(Picture picture, Noise noise, SplittableRandom random, double ground) {
        Tint dark = Tint.of(0x1E2A1B).mixed(Tint.of(0x33291C), random.nextDouble());
        Tint light = Tint.of(0x6F8A45).mixed(Tint.of(0xA99A5A), random.nextDouble());
        double trunks = random.nextDouble(0.012, 0.02);
        picture.fill((x, y) -> {
            double leaves = noise.fractal(x / 60.0, y / 60.0, 3);
            double trunk = noise.at(x * trunks, 40);
            Tint air = dark.mixed(light, Math.clamp((leaves - 0.3) * 1.5 + 0.25 * y / ground, 0, 1));
            return air.mixed(dark, Math.clamp((trunk - 0.6) * 4, 0, 0.85));
        });
        picture.blur(random.nextDouble(7, 12));
    }

    private static void below(Picture picture, Noise noise, Tint floor, double ground) {
        Plane mask = Plane.empty(SIDE);
        for (int i = 0; i < mask.values().length; i++) {
            double edge = ground - 26 + 30 * noise.at(i % SIDE / 35.0, 3.3);
            mask.values()[i] = (float) Math.clamp((i / SIDE - edge) / 10, 0, 1);
        }
        Tint litter = Tint.of(0xA57B45);
        picture.paint(mask, (x, y) -> {
            double moss = noise.fractal(x / 16.0, y / 9.0, 4);
            double leaf = noise.at(x / 26.0 + 60, y / 13.0);
            return floor.times(0.45 + 1.1 * moss).mixed(litter.times(0.5 + 0.8 * moss), leaf > 0.68 ? 0.7 : 0.05);
        });
    }

    private static void stand(Picture picture, MushroomKind kind, SplittableRandom random, double x, double feet,
            double size) {
        Shape spot = new Ellipse2D.Double(x - 0.4 * size, feet - 0.07 * size, 0.8 * size, 0.15 * size);
        picture.darken(Plane.of(spot, SIDE).blurred(8), new Tint(0.35, 0.36, 0.36));
        var pose = AffineTransform.getTranslateInstance(x, feet);
        pose.rotate(Math.toRadians(random.nextDouble(-14, 14)));
        double stretch = random.nextDouble(0.9, 1.1);
        pose.scale((random.nextBoolean() ? 1 : -1) * size * stretch, size / stretch);
        var noise = new Noise(random.nextLong());
        double tone = random.nextDouble();
        double lightX = random.nextDouble(-0.7, 0.7);
        double bright = random.nextDouble(0.85, 1.12);
        for (MushroomKind.Piece piece : kind.grow(random)) {
            Plane mask = Plane.of(pose.createTransformedShape(piece.shape()), SIDE);
            Plane height = mask.blurred(size / 16).plus(0.5f, mask.blurred(size / 50));
            var relief = new Relief(height, piece.part() == MushroomKind.Part.MARK ? 3 : 9, lightX, -0.65);
            Tint colour = kind.colour(piece.part(), tone).times(bright);
            Tint worn = colour.mixed(Tint.of(0x6A5236), 0.55);
            picture.paint(mask, (px, py) -> {
                double skin = noise.fractal(px / 22.0, py / 30.0, 4);
                return colour.mixed(worn, Math.clamp((skin - 0.58) * 3, 0, 0.6)).times(0.82 + 0.32 * skin)
                        .times(relief.shade(px, py));
            });
            if (piece.part() == MushroomKind.Part.CAP) {
                Plane fall = mask.moved(0, (int) (size / 14)).blurred(5);
                picture.darken(fall.plus(-1, fall.times(mask)), new Tint(0.72, 0.7, 0.7));
            }
        }
    }

    private static void grass(Picture picture, SplittableRandom random, Tint floor, double ground) {
        for (int i = random.nextInt(10, 34); i > 0; i--) {
            double x = random.nextDouble(SIDE);
            double foot = ground + random.nextDouble(30, 90);
            double lean = random.nextDouble(-30, 30);
            var blade = new QuadCurve2D.Double(x, foot, x + lean * 0.2, foot - 30, x + lean,
                    foot - random.nextDouble(40, 75));
            Plane mask = Plane.of(new BasicStroke((float) random.nextDouble(1.5, 3.4), BasicStroke.CAP_ROUND,
                    BasicStroke.JOIN_ROUND).createStrokedShape(blade), SIDE);
            Tint green = floor.mixed(Tint.of(0x8FA648), random.nextDouble()).times(random.nextDouble(0.8, 1.15));
            picture.paint(mask, (px, py) -> green);
        }
    }
}
