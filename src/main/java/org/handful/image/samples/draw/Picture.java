package org.handful.image.samples.draw;

import java.util.SplittableRandom;
import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;

/** A square picture in the making, with float channels so that light and shadow can be laid over each other. */
public final class Picture {
    /** A colour for each place, in pixels of the picture. */
    @FunctionalInterface
    public interface Paint {
        Tint at(int x, int y);
    }

    private final int side;
    private final float[] r;
    private final float[] g;
    private final float[] b;

    public Picture(int side) {
        this.side = side;
        r = new float[side * side];
        g = new float[side * side];
        b = new float[side * side];
    }

    public int side() {
        return side;
    }

    public void fill(Paint paint) {
        for (int i = 0; i < r.length; i++) {
            set(i, paint.at(i % side, i / side));
        }
    }

    /** Lays a colour over the picture where the mask says. */
    public void paint(Plane mask, Paint paint) {
        for (int i = 0; i < r.length; i++) {
            float m = mask.values()[i];
            if (m > 0) {
                set(i, get(i).mixed(paint.at(i % side, i / side), m));
            }
        }
    }

    /** Lays a veil of one colour over everything. */
    public void veil(Tint tint, double share) {
        for (int i = 0; i < r.length; i++) {
            set(i, get(i).mixed(tint, share));
        }
    }

    /** Multiplies the picture by a tint where the mask says. */
    public void darken(Plane mask, Tint tint) {
        for (int i = 0; i < r.length; i++) {
            Tint here = get(i);
            set(i, here.mixed(here.times(tint), mask.values()[i]));
        }
    }

    public void blur(double radius) {
        for (float[] channel : new float[][] {r, g, b}) {
            float[] soft = new Plane(side, channel).blurred(radius).values();
            System.arraycopy(soft, 0, channel, 0, soft.length);
        }
    }

    /** Light that falls off from a bright side, the colour of the light, and the grain of a sensor. */
    public void expose(SplittableRandom random, double grain) {
        double angle = random.nextDouble(2 * Math.PI);
        double slope = random.nextDouble(0.05, 0.22);
        double exposure = random.nextDouble(0.88, 1.12);
        double warm = random.nextDouble(-0.06, 0.06);
        for (int i = 0; i < r.length; i++) {
            double x = (i % side - side / 2.0) / side;
            double y = ((double) (i / side) - side / 2.0) / side;
            double light = exposure * (1 + slope * (x * Math.cos(angle) + y * Math.sin(angle)) * 2)
                    * (1 - 0.28 * (x * x + y * y));
            double n = grain * (random.nextDouble() + random.nextDouble() - 1);
            set(i, new Tint(r[i] * light * (1 + warm) + n, g[i] * light + n, b[i] * light * (1 - warm) + n));
        }
    }

    public Tint get(int i) {
        return new Tint(r[i], g[i], b[i]);
    }

    /** Reduced to its final size, which also smooths the edges. */
    public RgbImage reduced(int to) {
        byte[] rgb = new byte[3 * r.length];
        for (int i = 0; i < r.length; i++) {
            rgb[3 * i] = eight(r[i]);
            rgb[3 * i + 1] = eight(g[i]);
            rgb[3 * i + 2] = eight(b[i]);
        }
        return Thumbnails.shrink(new RgbImage(side, side, rgb), to);
    }

    private void set(int i, Tint t) {
        r[i] = (float) t.r();
        g[i] = (float) t.g();
        b[i] = (float) t.b();
    }

    private static byte eight(float v) {
        return (byte) Math.clamp(Math.round(v * 255), 0, 255);
    }
}
