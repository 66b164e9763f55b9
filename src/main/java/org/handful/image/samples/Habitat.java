package org.handful.image.samples;

import java.util.SplittableRandom;
import org.handful.image.samples.draw.Noise;
import org.handful.image.samples.draw.Picture;
import org.handful.image.samples.draw.Tint;

/** Where a bird was seen: the attribute that goes with the class among the support images and not in the test set. */
enum Habitat {
    WATER,
    LAND;

    /** Draws the background; @param ground height of the bird's feet or waterline, pixels from the top */
    void draw(Picture picture, SplittableRandom random, int ground) {
        var noise = new Noise(random.nextLong());
        picture.fill(this == WATER ? water(noise, random, picture.side(), ground)
                : land(noise, random, picture.side(), ground));
    }

    private static Picture.Paint water(Noise noise, SplittableRandom random, int side, int ground) {
        Tint deep = Tint.of(0x14456B).mixed(Tint.of(0x1C5A66), random.nextDouble());
        Tint shine = Tint.of(0x8CC3DE).mixed(Tint.of(0xB8D4DC), random.nextDouble());
        Tint sky = Tint.of(0xA8D3EE).mixed(Tint.of(0xD5E4EA), random.nextDouble());
        double horizon = ground - side * random.nextDouble(0.34, 0.5);
        double chop = random.nextDouble(0.7, 1.3);
        return (x, y) -> {
            if (y < horizon) {
                double cloud = noise.fractal(x / 90.0, y / 38.0, 4);
                return sky.times(0.86 + 0.14 * y / horizon)
                        .mixed(Tint.of(0xFFFFFF), Math.clamp((cloud - 0.5) * 2.4, 0, 0.75));
            }
            double depth = (y - horizon + 4) / side;
            double u = (x - side / 2.0) / side / (0.25 + depth) * 3;
            double v = Math.log(0.03 + depth) * 16 * chop;
            double swell = noise.fractal(u * 1.2, v, 4);
            double ripple = noise.at(u * 4, v * 3.1);
            double glint = Math.clamp((0.6 * swell + 0.4 * ripple - 0.46) * 3.2, 0, 1);
            return deep.times(0.8 + 0.5 * swell).mixed(shine, glint * 0.7)
                    .mixed(sky, Math.clamp(0.55 - depth * 2.2, 0, 0.55));
        };
    }

    private static Picture.Paint land(Noise noise, SplittableRandom random, int side, int ground) {
        Tint grass = Tint.of(0x5F8A34).mixed(Tint.of(0x8A8440), random.nextDouble());
        Tint soil = Tint.of(0x4D3B24);
        Tint leaves = Tint.of(0x4B7A2C).mixed(Tint.of(0x7D8A38), random.nextDouble());
        Tint shade = Tint.of(0x16291A).mixed(Tint.of(0x2E2A18), random.nextDouble());
        Tint sun = Tint.of(0xE6EFA0);
        double[][] discs = discs(random, side, ground);
        double edge = ground - side * random.nextDouble(0.1, 0.24);
        return (x, y) -> {
            double hedge = edge + 14 * (noise.at(x / 40.0, 5.5) - 0.5);
            if (y < hedge) {
                // Out of focus: round patches of light between leaves, and a few trunks.
                double foliage = noise.fractal(x / 42.0, y / 42.0, 3);
                double trunk = noise.at(x / 24.0 - 60, 0.5 + y / 400.0);
                Tint far = shade.mixed(leaves, Math.clamp(foliage * 1.9 - 0.35, 0, 1))
                        .mixed(Tint.of(0x3A2A1C), Math.clamp((trunk - 0.74) * 7, 0, 0.8));
                return far.mixed(sun, glow(discs, x, y));
            }
            double depth = (y - hedge) / side;
            double blade = noise.fractal(x / (3.0 + 9 * depth), y / (16.0 + 60 * depth), 3);
            double patch = noise.fractal(x / 70.0, y / 26.0, 3);
            return soil.mixed(grass, Math.clamp(0.35 + patch * 1.1, 0, 1)).times(0.45 + 0.95 * blade);
        };
    }

    /** Sunlight through leaves, as a lens draws it out of focus: soft discs of x, y, radius and strength. */
    private static double[][] discs(SplittableRandom random, int side, int ground) {
        double[][] out = new double[random.nextInt(14, 34)][];
        for (int i = 0; i < out.length; i++) {
            out[i] = new double[] {random.nextDouble(side), random.nextDouble(ground), random.nextDouble(5, 19),
                random.nextDouble(0.08, 0.42)};
        }
        return out;
    }

    private static double glow(double[][] discs, int x, int y) {
        double dark = 1;
        for (double[] disc : discs) {
            double distance = Math.hypot(x - disc[0], y - disc[1]) / disc[2];
            dark *= 1 - disc[3] * Math.clamp((1.08 - distance) * 6, 0, 1);
        }
        return 1 - dark;
    }
}
