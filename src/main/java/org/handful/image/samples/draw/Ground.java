package org.handful.image.samples.draw;

import java.util.SplittableRandom;

/** What a leaf lies on. Every kind of leaf meets every ground equally often, so that the ground tells nothing. */
public enum Ground {
    PAPER,
    SOIL,
    WOOD,
    STONE;

    public void draw(Picture picture, SplittableRandom random) {
        var noise = new Noise(random.nextLong());
        double unit = picture.side() / 10.0;
        picture.fill(switch (this) {
            case PAPER -> paper(noise, random, unit);
            case SOIL -> soil(noise, random, unit);
            case WOOD -> wood(noise, random, unit);
            case STONE -> stone(noise, random, unit);
        });
    }

    private static Picture.Paint paper(Noise noise, SplittableRandom random, double unit) {
        Tint base = Tint.of(0xEFE9DC).mixed(Tint.of(0xD3D8DA), random.nextDouble())
                .times(random.nextDouble(0.84, 0.98));
        return (x, y) -> base.times(0.94 + 0.07 * noise.fractal(x / unit, y / unit, 3)
                + 0.05 * (noise.at(x / 2.2, y / 2.6) - 0.5));
    }

    private static Picture.Paint soil(Noise noise, SplittableRandom random, double unit) {
        Tint dark = Tint.of(0x756150);
        Tint light = Tint.of(0x9A7E62).mixed(Tint.of(0x8B8578), random.nextDouble());
        Tint pebble = Tint.of(0xA39887);
        return (x, y) -> {
            double crumbs = noise.fractal(x / unit * 3, y / unit * 3, 5);
            Tint earth = dark.mixed(light, Math.clamp(crumbs * 1.9 - 0.45, 0, 1));
            double stones = noise.at(x / unit * 2.1 + 90, y / unit * 2.1 - 40);
            return stones > 0.87 ? earth.mixed(pebble.times(0.7 + 0.5 * crumbs), (stones - 0.87) * 7) : earth;
        };
    }

    private static Picture.Paint wood(Noise noise, SplittableRandom random, double unit) {
        Tint base = Tint.of(0xD9B78C).mixed(Tint.of(0xB08A62), random.nextDouble());
        double angle = random.nextDouble(Math.PI);
        double along = Math.cos(angle);
        double across = Math.sin(angle);
        double plank = random.nextDouble(2.6, 4.2) * unit;
        return (x, y) -> {
            double u = x * along + y * across;
            double v = y * along - x * across;
            double warp = v + 14 * noise.at(u / unit / 2.5, v / unit);
            double rings = 0.5 + 0.5 * Math.sin(warp / unit * 9 + 5 * noise.at(u / unit / 6, v / unit * 0.8));
            double fibre = noise.fractal(u / unit * 0.7, v / unit * 14, 3);
            double seam = Math.abs(v / plank - Math.rint(v / plank)) < 0.008 ? 0.62 : 1;
            double board = 0.9 + 0.2 * noise.at(Math.rint(v / plank) * 7.7, 3.1);
            return base.times((0.82 + 0.09 * rings + 0.2 * fibre) * seam * board);
        };
    }

    private static Picture.Paint stone(Noise noise, SplittableRandom random, double unit) {
        Tint base = Tint.of(0xB9B6AE).mixed(Tint.of(0x9BA3A8), random.nextDouble());
        Tint lichen = Tint.of(0xB8B48C);
        return (x, y) -> {
            double grain = noise.fractal(x / unit * 2, y / unit * 2, 6);
            double patch = noise.fractal(x / unit * 0.6 + 50, y / unit * 0.6, 3);
            return base.times(0.78 + 0.42 * grain).mixed(lichen.times(0.7 + 0.5 * grain),
                    Math.clamp((patch - 0.6) * 4, 0, 0.6));
        };
    }
}
