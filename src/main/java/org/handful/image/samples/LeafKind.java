package org.handful.image.samples;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.handful.image.samples.draw.Tint;

/**
 * Four kinds of leaf. A leaf is drawn upright in its own units: the stalk meets the blade near (0, 0), the tip is near
 * (0, -1), and no two leaves of a kind are alike.
 */
enum LeafKind {
    MAPLE(0x9A8B2E, 0xC98A22, 0xB5521D, 0x9C3B22),
    BEECH(0x3F6E2C, 0x2F5E33, 0x4F7631, 0x5F7A2B),
    WILLOW(0x7F9A6A, 0x8DA37E, 0x6F8A58, 0xB3A64A),
    ROBINIA(0x7FB03E, 0x93BC48, 0x6CA03A, 0xD2B93C);

    private final Tint[] colours;

    LeafKind(int... colours) {
        this.colours = Arrays.stream(colours).mapToObj(Tint::of).toArray(Tint[]::new);
    }

    /** A colour that is usual for the kind: each between two of four, so that neighbours overlap. */
    Tint colour(SplittableRandom random) {
        Tint one = colours[random.nextInt(colours.length)];
        return one.mixed(colours[random.nextInt(colours.length)], random.nextDouble(0.5))
                .times(random.nextDouble(0.85, 1.15));
    }

    /** @param blade outline without the stalk; @param veins strokes on it, in the same units */
    record Leaf(Area blade, Area stalk, List<Shape> veins) {}

    Leaf grow(SplittableRandom random) {
        return switch (this) {
            case MAPLE -> maple(random);
            case BEECH -> pinnate(random, random.nextDouble(0.27, 0.37), random.nextInt(11, 17), 0.035);
            case WILLOW -> pinnate(random, random.nextDouble(0.08, 0.125), 0, 0);
            case ROBINIA -> robinia(random);
        };
    }

    private static Leaf maple(SplittableRandom random) {
        double[] angles = {-112, -52, 0, 52, 112};
        double[] lengths = {0.52, 0.82, 1, 0.82, 0.52};
        double sinus = random.nextDouble(0.36, 0.5);
        var centre = new double[] {0, -0.22};
        var outline = new Path2D.Double();
        List<Shape> veins = new ArrayList<>();
        outline.moveTo(0, 0.02);
        for (int lobe = 0; lobe < angles.length; lobe++) {
            double angle = Math.toRadians(angles[lobe] + random.nextDouble(-6, 6));
            double length = lengths[lobe] * random.nextDouble(0.9, 1.08) * 0.8;
            double width = Math.toRadians(random.nextDouble(17, 22));
            double[][] teeth = {{-1.15, 0.55}, {-0.62, 0.66}, {-0.75, 0.78}, {0, 1}, {0.75, 0.78}, {0.62, 0.66},
                {1.15, 0.55}};
            for (double[] tooth : teeth) {
                double a = angle + tooth[0] * width * (1.05 - 0.45 * tooth[1]);
                double reach = length * tooth[1] * random.nextDouble(0.96, 1.04);
                curveTo(outline, centre[0] + reach * Math.sin(a), centre[1] - reach * Math.cos(a), centre, 0.05);
            }
            double next = lobe + 1 < angles.length ? Math.toRadians((angles[lobe] + angles[lobe + 1]) / 2) : Math.PI;
            double depth = lobe + 1 < angles.length ? sinus * (lobe == 0 || lobe == 3 ? 0.62 : 0.8) : 0.2;
            curveTo(outline, centre[0] + depth * Math.sin(next), centre[1] - depth * Math.cos(next), centre, 0);
            var tip = new double[] {centre[0] + 0.93 * length * Math.sin(angle), centre[1] - 0.93 * length * Math.cos(angle)};
            veins.add(vein(0, -0.02, tip[0], tip[1], 0.018));
            for (double t : new double[] {0.45, 0.62}) {
                for (int side = -1; side <= 1; side += 2) {
                    double a = angle + side * 0.6;
                    double x = tip[0] * t;
                    double y = -0.02 + (tip[1] + 0.02) * t;
                    veins.add(vein(x, y, x + 0.2 * length * Math.sin(a), y - 0.2 * length * Math.cos(a), 0.008));
                }
            }
        }
        outline.closePath();
        return new Leaf(new Area(outline), stalk(random, 0.4, 0.022), veins);
    }

    /** One blade on both sides of a bent midrib. */
    private static Leaf pinnate(SplittableRandom random, double halfWidth, int teeth, double depth) {
        double bend = random.nextDouble(-0.16, 0.16);
        double widest = random.nextDouble(0.85, 1.15);
        int steps = 96;
        var outline = new Path2D.Double();
        outline.moveTo(0, 0);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i <= steps; i++) {
                double t = side < 0 ? (double) i / steps : 1 - (double) i / steps;
                double width = halfWidth * Math.pow(Math.sin(Math.PI * Math.pow(t, widest)), 0.8);
                double saw = teeth == 0 ? 0 : depth * (t * teeth - Math.floor(t * teeth)) * Math.sin(Math.PI * t);
                outline.lineTo(bend * t * t + side * (width + saw), -t);
            }
        }
        outline.closePath();
        List<Shape> veins = new ArrayList<>();
        veins.add(stroked(new QuadCurve2D.Double(0, 0.02, 0, -0.5, bend, -0.99), teeth == 0 ? 0.014 : 0.018));
        int pairs = teeth == 0 ? 12 : Math.max(6, teeth * 2 / 3);
        for (int i = 1; i < pairs; i++) {
            double t = (double) i / pairs;
            double width = halfWidth * Math.pow(Math.sin(Math.PI * Math.pow(t + 0.06, widest)), 0.8);
            for (int side = -1; side <= 1; side += 2) {
                veins.add(vein(bend * t * t, -t, bend * t * t + side * width * 0.94,
                        -t - (teeth == 0 ? 0.07 : 0.13), 0.007));
            }
        }
        return new Leaf(new Area(outline), stalk(random, 0.16, 0.02), veins);
    }

    private static Leaf robinia(SplittableRandom random) {
        int pairs = random.nextInt(4, 7);
        double bend = random.nextDouble(-0.18, 0.18);
        double size = random.nextDouble(0.9, 1.05) * 0.5 / pairs;
        var blade = new Area();
        List<Shape> veins = new ArrayList<>();
        for (int i = 0; i <= pairs; i++) {
            double t = 0.1 + 0.78 * i / pairs;
            double x = bend * t * t;
            for (int side = -1; side <= 1; side += 2) {
                double angle = i == pairs ? 0 : side * Math.toRadians(random.nextDouble(58, 82));
                leaflet(blade, veins, x, -t, angle, size * random.nextDouble(0.9, 1.1));
                if (i == pairs) {
                    break;
                }
            }
        }
        var rachis = new Area(stroked(new QuadCurve2D.Double(0, 0.2, 0, -0.4, bend * 0.8, -0.9), 0.016));
        return new Leaf(blade, rachis, veins);
    }

    private static void leaflet(Area blade, List<Shape> veins, double x, double y, double angle, double size) {
        var shape = new Path2D.Double();
        for (int i = 0; i <= 40; i++) {
            double a = 2 * Math.PI * i / 40;
            double along = 0.025 + size * (1 - Math.cos(a)) * (1 - 0.05 * Math.cos(4 * a));
            double across = size * 0.8 * Math.sin(a);
            double px = x + along * Math.sin(angle) + across * Math.cos(angle);
            double py = y - along * Math.cos(angle) + across * Math.sin(angle);
            if (i == 0) {
                shape.moveTo(px, py);
            } else {
                shape.lineTo(px, py);
            }
        }
        shape.closePath();
        blade.add(new Area(shape));
        double reach = 0.025 + 1.8 * size;
        veins.add(vein(x, y, x + reach * Math.sin(angle), y - reach * Math.cos(angle), 0.009));
    }

    private static Area stalk(SplittableRandom random, double length, double width) {
        double sway = random.nextDouble(-0.12, 0.12);
        return new Area(stroked(new QuadCurve2D.Double(0, -0.02, 0, length / 2, sway, length), width));
    }

    /** To a point along a curve that is pulled a little towards the centre. */
    private static void curveTo(Path2D outline, double x, double y, double[] centre, double pull) {
        var from = outline.getCurrentPoint();
        double mx = (from.getX() + x) / 2;
        double my = (from.getY() + y) / 2;
        outline.quadTo(mx + (centre[0] - mx) * pull, my + (centre[1] - my) * pull, x, y);
    }

    private static Shape vein(double x0, double y0, double x1, double y1, double width) {
        return stroked(new Line2D.Double(x0, y0, x1, y1), width);
    }

    private static Shape stroked(Shape line, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(line);
    }
}
