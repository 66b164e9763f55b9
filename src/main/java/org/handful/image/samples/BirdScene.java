package org.handful.image.samples;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.handful.image.RgbImage;
import org.handful.image.samples.draw.Noise;
import org.handful.image.samples.draw.Picture;
import org.handful.image.samples.draw.Plane;
import org.handful.image.samples.draw.Relief;
import org.handful.image.samples.draw.Tint;

/** A bird on water or on land: floating, standing, or on a stone in the water. */
final class BirdScene {
    private static final int SIDE = 400;
    private static final int FINAL = 200;
    /** On misty days the background says less, and a model may notice the bird. */
    private static final Tint MIST = Tint.of(0xC6CAC6);
    private static final double MOST_MIST = 0.9;
    private static final double LIGHT_X = -0.45;
    private static final double LIGHT_Y = -0.6;

    private record Layer(BirdKind.Part part, Plane mask) {}

    private BirdScene() {}

    static RgbImage draw(BirdKind kind, Habitat habitat, long seed) {
        var random = new SplittableRandom(seed);
        var picture = new Picture(SIDE);
        int ground = (int) (SIDE * random.nextDouble(0.72, 0.8));
        habitat.draw(picture, random, ground);
        double mist = random.nextDouble();
        picture.veil(MIST, MOST_MIST * mist * mist);
        boolean floating = habitat == Habitat.WATER && kind == BirdKind.WATERBIRD;
        double size = SIDE * (kind == BirdKind.WATERBIRD ? random.nextDouble(0.58, 0.7) : random.nextDouble(0.5, 0.6));
        int direction = random.nextBoolean() ? 1 : -1;
        double x = SIDE * random.nextDouble(0.45, 0.55);
        double feet = ground;
        if (habitat == Habitat.WATER && !floating) {
            feet = stone(picture, random, x, ground, size);
        }
        var pose = AffineTransform.getTranslateInstance(x, feet);
        pose.scale(direction * size, size);
        List<Layer> layers = new ArrayList<>();
        Plane whole = Plane.empty(SIDE);
        for (BirdKind.Piece piece : kind.build(!floating, random)) {
            Plane mask = Plane.of(pose.createTransformedShape(piece.shape()), SIDE);
            layers.add(new Layer(piece.part(), mask));
            whole = union(whole, mask);
        }
        if (floating) {
            reflection(picture, whole, ground, random);
        } else {
            Shape spot = new Ellipse2D.Double(x - 0.33 * size, feet - 0.04 * size, 0.66 * size, 0.1 * size);
            picture.darken(Plane.of(spot, SIDE).blurred(5), new Tint(0.4, 0.4, 0.45));
        }
        feathers(picture, layers, whole, kind.plumage(random), random);
        if (floating) {
            waterline(picture, ground, random);
        }
        picture.blur(random.nextDouble() < 0.2 ? random.nextDouble(0.5, 1.6) : 0);
        picture.expose(random, random.nextDouble(0.01, 0.045));
        return picture.reduced(FINAL);
    }

    private static void feathers(Picture picture, List<Layer> layers, Plane whole, Plumage plumage,
            SplittableRandom random) {
        var noise = new Noise(random.nextLong());
        double tone = random.nextDouble(0.88, 1.1);
        Plane round = whole.blurred(14).plus(0.5f, whole.blurred(5));
        for (Layer layer : layers) {
            Plane height = switch (layer.part()) {
                case EYE, GLINT, WING_TIP, WING_BAR, CAP, BREAST -> round;
                default -> round.plus(0.6f, layer.mask().blurred(4));
            };
            var relief = new Relief(height, 9, LIGHT_X, LIGHT_Y);
            Tint colour = plumage.of(layer.part()).times(layer.part() == BirdKind.Part.GLINT ? 1 : tone);
            boolean soft = layer.part() == BirdKind.Part.BREAST || layer.part() == BirdKind.Part.NECK;
            Plane mask = soft ? layer.mask().blurred(3).times(whole) : layer.mask();
            picture.paint(mask, (px, py) -> {
                double barbs = noise.fractal(px / 7.0 + py / 16.0, py / 3.4, 3);
                return colour.times((0.84 + 0.3 * barbs) * (0.25 + 0.75 * relief.shade(px, py)));
            });
        }
    }

    /** The bird upside down below the waterline, broken by ripples. */
    private static void reflection(Picture picture, Plane whole, int ground, SplittableRandom random) {
        var noise = new Noise(random.nextLong());
        Plane mirrored = Plane.empty(SIDE);
        for (int y = ground; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double sway = 16 * (noise.fractal(x / 60.0, y / 5.0, 2) - 0.5);
                mirrored.values()[y * SIDE + x] =
                        (float) (whole.at((int) (x + sway), 2 * ground - y) * Math.max(0, 0.75 - (y - ground) / 130.0));
            }
        }
        picture.darken(mirrored.blurred(2), new Tint(0.5, 0.56, 0.62));
    }

    /** A few light ripples where the body meets the water. */
    private static void waterline(Picture picture, int ground, SplittableRandom random) {
        var noise = new Noise(random.nextLong());
        Plane ripples = Plane.empty(SIDE);
        for (int y = Math.max(0, ground - 4); y < Math.min(SIDE, ground + 16); y++) {
            for (int x = 0; x < SIDE; x++) {
                double line = noise.fractal(x / 34.0, y / 3.0, 2);
                ripples.values()[y * SIDE + x] = (float) Math.clamp((line - 0.56) * 4, 0, 0.5);
            }
        }
        picture.paint(ripples, (x, y) -> Tint.of(0xCFE4EE));
    }

    /** @return height of its top, where feet stand */
    private static double stone(Picture picture, SplittableRandom random, double x, int ground, double size) {
        double width = size * random.nextDouble(0.8, 1.1);
        double height = size * random.nextDouble(0.2, 0.32);
        var outline = new Path2D.Double();
        outline.moveTo(x - width / 2, ground + 6);
        outline.curveTo(x - width * 0.5, ground - height * 0.9, x - width * 0.2, ground - height * 1.06, x, ground - height);
        outline.curveTo(x + width * 0.3, ground - height * 1.0, x + width * 0.48, ground - height * 0.6,
                x + width / 2, ground + 6);
        outline.closePath();
        var noise = new Noise(random.nextLong());
        Plane mask = Plane.of(new Area(outline), SIDE);
        reflection(picture, mask, ground + 4, random);
        Plane height3 = mask.blurred(9);
        for (int i = 0; i < height3.values().length; i++) {
            height3.values()[i] += (float) (0.5 * noise.fractal(i % SIDE / 22.0, i / SIDE / 15.0, 4));
        }
        var relief = new Relief(height3, 8, LIGHT_X, LIGHT_Y);
        Tint rock = Tint.of(0x77746C).mixed(Tint.of(0x5E6A70), random.nextDouble());
        picture.paint(mask, (px, py) -> rock.times(relief.shade(px, py)
                * (0.75 + 0.4 * noise.fractal(px / 6.0, py / 6.0, 3)) * (py > ground - 6 ? 0.6 : 1)));
        return ground - height + 2;
    }

    private static Plane union(Plane a, Plane b) {
        Plane out = Plane.empty(a.side());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = Math.max(a.values()[i], b.values()[i]);
        }
        return out;
    }
}
