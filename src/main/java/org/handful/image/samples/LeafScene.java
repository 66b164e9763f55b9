package org.handful.image.samples;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.SplittableRandom;
import org.handful.image.RgbImage;
import org.handful.image.samples.draw.Ground;
import org.handful.image.samples.draw.Noise;
import org.handful.image.samples.draw.Picture;
import org.handful.image.samples.draw.Plane;
import org.handful.image.samples.draw.Relief;
import org.handful.image.samples.draw.Tint;

/** A leaf photographed from above: on some ground, in some light, more or less sharp. */
final class LeafScene {
    private static final int SIDE = 400;
    private static final int FINAL = 200;
    private static final Tint SHADOW = new Tint(0.36, 0.37, 0.42);

    private LeafScene() {}

    static RgbImage draw(LeafKind kind, Ground ground, long seed) {
        var random = new SplittableRandom(seed);
        var picture = new Picture(SIDE);
        ground.draw(picture, random);
        // The lens is focused on the leaf.
        picture.blur(random.nextDouble(0.8, 2.6));
        LeafKind.Leaf leaf = kind.grow(random);
        AffineTransform pose = pose(random);
        Plane blade = Plane.of(pose.createTransformedShape(leaf.blade()), SIDE);
        Plane stalk = Plane.of(pose.createTransformedShape(leaf.stalk()), SIDE);
        Plane veins = Plane.empty(SIDE);
        for (Shape vein : leaf.veins()) {
            veins = veins.plus(1, Plane.of(pose.createTransformedShape(vein), SIDE));
        }
        double light = random.nextDouble(2 * Math.PI);
        double lightX = Math.cos(light);
        double lightY = Math.sin(light);
        double lift = random.nextDouble(4, 13);
        Plane both = blade.plus(1, stalk);
        picture.darken(clamped(both).moved((int) Math.round(-lightX * lift), (int) Math.round(-lightY * lift))
                .blurred(lift * random.nextDouble(0.3, 0.6)), SHADOW);
        var noise = new Noise(random.nextLong());
        Plane height = blade.blurred(9).plus(0.5f, blade.blurred(3)).plus(-0.16f, veins.blurred(1))
                .plus(0.5f, wrinkles(noise));
        var relief = new Relief(height, 7, lightX * 0.7, lightY * 0.7);
        Tint base = kind.colour(random);
        Tint old = base.mixed(Tint.of(0x6E4B22), 0.75);
        Tint ribs = base.mixed(Tint.of(0xE8E3B0), random.nextDouble(0.25, 0.5));
        double age = random.nextDouble();
        Plane ribMask = veins;
        picture.paint(stalk, (x, y) -> ribs.times(0.8));
        picture.paint(blade, (x, y) -> {
            double patch = noise.fractal(x / 45.0, y / 45.0, 4);
            Tint skin = base.times(0.8 + 0.42 * patch)
                    .mixed(old, Math.clamp((noise.fractal(x / 30.0 + 70, y / 30.0, 3) - 0.78 + 0.22 * age) * 5, 0, 0.8));
            return skin.mixed(ribs, 0.75 * Math.min(1, ribMask.at(x, y))).times(relief.shade(x, y));
        });
        picture.blur(random.nextDouble() < 0.25 ? random.nextDouble(0.5, 2.4) : 0);
        picture.expose(random, random.nextDouble(0.01, 0.05));
        return picture.reduced(FINAL);
    }

    private static AffineTransform pose(SplittableRandom random) {
        double size = random.nextDouble(0.82, 1.0) * SIDE;
        var pose = AffineTransform.getTranslateInstance(
                SIDE * random.nextDouble(0.44, 0.56), SIDE * random.nextDouble(0.44, 0.56));
        pose.rotate(Math.toRadians(random.nextDouble(-30, 30)));
        pose.scale(size, size * random.nextDouble(0.82, 1.0));
        pose.shear(random.nextDouble(-0.15, 0.15), 0);
        pose.translate(0, 0.42);
        return pose;
    }

    private static Plane wrinkles(Noise noise) {
        Plane out = Plane.empty(SIDE);
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = (float) noise.fractal(i % SIDE / 28.0 - 11, i / SIDE / 28.0 + 23, 3);
        }
        return out;
    }

    private static Plane clamped(Plane plane) {
        Plane out = Plane.empty(plane.side());
        for (int i = 0; i < out.values().length; i++) {
            out.values()[i] = Math.min(1, plane.values()[i]);
        }
        return out;
    }
}
