package org.handful.image.samples;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.handful.image.samples.draw.Tint;

/**
 * Four kinds of mushroom. One is drawn standing at (0, 0), about one unit high, and no two of a kind are alike.
 */
enum MushroomKind {
    FLY_AGARIC(0xC3281B, 0xD9481E, 0xF1EBDD, 0xF4EFE2),
    PORCINI(0x6B4423, 0x9A6B3C, 0xE3D5B4, 0xC9B27E),
    CHANTERELLE(0xE0A020, 0xEDB93C, 0xE6B040, 0xC07E14),
    PARASOL(0xD9C6A3, 0xC8AE84, 0xB99B72, 0x6E4C2E);

    /** What a part is made of; later parts lie on earlier ones. */
    enum Part {
        STEM,
        UNDERSIDE,
        CAP,
        MARK
    }

    record Piece(Part part, Shape shape) {}

    private final Tint capFrom;
    private final Tint capTo;
    private final Tint stem;
    private final Tint mark;

    MushroomKind(int capFrom, int capTo, int stem, int mark) {
        this.capFrom = Tint.of(capFrom);
        this.capTo = Tint.of(capTo);
        this.stem = Tint.of(stem);
        this.mark = Tint.of(mark);
    }

    /** A colour that is usual for the part. @param tone between the two colours of the cap, 0 to 1 */
    Tint colour(Part part, double tone) {
        return switch (part) {
            case CAP -> capFrom.mixed(capTo, tone);
            case STEM -> stem;
            case UNDERSIDE -> this == CHANTERELLE ? capFrom.times(0.72) : stem.times(0.82);
            case MARK -> mark;
        };
    }

    List<Piece> grow(SplittableRandom random) {
        return switch (this) {
            case FLY_AGARIC -> flyAgaric(random);
            case PORCINI -> porcini(random);
            case CHANTERELLE -> chanterelle(random);
            case PARASOL -> parasol(random);
        };
    }

    private static List<Piece> flyAgaric(SplittableRandom random) {
        double height = random.nextDouble(0.55, 0.75);
        double width = random.nextDouble(0.36, 0.5);
        double dome = random.nextDouble(0.22, 0.4);
        List<Piece> out = new ArrayList<>();
        out.add(new Piece(Part.STEM, stem(height, 0.07, random.nextDouble(0.12, 0.16))));
        out.add(new Piece(Part.STEM, oval(0, -0.62 * height, 0.13, 0.045)));
        out.add(new Piece(Part.UNDERSIDE, oval(0, -height, width * 0.95, 0.05)));
        Area cap = dome(height, width, dome, 0.02);
        out.add(new Piece(Part.CAP, cap));
        for (int i = random.nextInt(13, 24); i > 0; i--) {
            double across = random.nextDouble(-0.88, 0.88);
            double up = random.nextDouble(0.08, 0.95) * Math.sqrt(1 - across * across);
            var wart = new Area(oval(across * width, -height - up * dome, random.nextDouble(0.016, 0.042),
                    random.nextDouble(0.012, 0.03)));
            wart.intersect(cap);
            out.add(new Piece(Part.MARK, wart));
        }
        return out;
    }

    private static List<Piece> porcini(SplittableRandom random) {
        double height = random.nextDouble(0.4, 0.58);
        double width = random.nextDouble(0.38, 0.5);
        return List.of(
                new Piece(Part.STEM, stem(height, random.nextDouble(0.12, 0.16), random.nextDouble(0.19, 0.27))),
                new Piece(Part.UNDERSIDE, oval(0, -height + 0.005, width * 0.93, 0.075)),
                new Piece(Part.CAP, dome(height, width, random.nextDouble(0.26, 0.38), 0.055)));
    }

    private static List<Piece> chanterelle(SplittableRandom random) {
        double height = random.nextDouble(0.55, 0.78);
        double width = random.nextDouble(0.34, 0.48);
        double foot = random.nextDouble(0.06, 0.1);
        double wave = random.nextDouble(0.02, 0.05);
        double phase = random.nextDouble(2 * Math.PI);
        var funnel = new Path2D.Double();
        funnel.moveTo(-foot, 0.02);
        funnel.curveTo(-foot, -0.45 * height, -0.5 * width, -0.75 * height, -width, -height);
        for (int i = 0; i <= 24; i++) {
            double t = -1 + i / 12.0;
            funnel.lineTo(t * width, -height + wave * Math.sin(5 * t + phase) - 0.05 * (1 - t * t));
        }
        funnel.curveTo(0.5 * width, -0.75 * height, foot, -0.45 * height, foot, 0.02);
        funnel.closePath();
        List<Piece> out = new ArrayList<>();
        out.add(new Piece(Part.STEM, funnel));
        for (int i = -5; i <= 5; i++) {
            double t = i / 5.5;
            var ridge = new QuadCurve2D.Double(t * foot * 0.8, -0.3 * height, t * foot * 2.2, -0.72 * height,
                    t * width * 0.94, -0.97 * height);
            out.add(new Piece(Part.MARK, stroked(ridge, 0.01)));
        }
        var rim = new Path2D.Double();
        for (int i = 0; i <= 48; i++) {
            double a = 2 * Math.PI * i / 48;
            double x = width * Math.cos(a);
            double y = -height - 0.03 + 0.075 * Math.sin(a) + wave * Math.sin(5 * Math.cos(a) + phase);
            if (i == 0) {
                rim.moveTo(x, y);
            } else {
                rim.lineTo(x, y);
            }
        }
        rim.closePath();
        out.add(new Piece(Part.CAP, rim));
        out.add(new Piece(Part.UNDERSIDE, oval(0, -height - 0.025, width * random.nextDouble(0.3, 0.5), 0.03)));
        return out;
    }

    private static List<Piece> parasol(SplittableRandom random) {
        double height = random.nextDouble(0.72, 0.92);
        double width = random.nextDouble(0.42, 0.56);
        double dome = random.nextDouble(0.1, 0.2);
        List<Piece> out = new ArrayList<>();
        out.add(new Piece(Part.STEM, stem(height, 0.032, random.nextDouble(0.05, 0.075))));
        out.add(new Piece(Part.STEM, oval(0, -0.68 * height, 0.08, 0.028)));
        out.add(new Piece(Part.UNDERSIDE, oval(0, -height, width * 0.96, 0.04)));
        Area cap = dome(height, width, dome, 0.015);
        cap.add(new Area(oval(0, -height - dome, 0.1, 0.045)));
        out.add(new Piece(Part.CAP, cap));
        for (int i = random.nextInt(34, 60); i > 0; i--) {
            double across = random.nextDouble(-0.95, 0.95);
            double up = random.nextDouble(0.05, 0.95) * Math.sqrt(1 - across * across);
            var scale = new Area(oval(across * width, -height - up * dome, random.nextDouble(0.012, 0.028), 0.009));
            scale.intersect(cap);
            out.add(new Piece(Part.MARK, scale));
        }
        out.add(new Piece(Part.MARK, oval(0, -height - dome - 0.02, 0.055, 0.02)));
        return out;
    }

    /** A stem that is wider at its foot. */
    private static Shape stem(double height, double top, double foot) {
        var out = new Path2D.Double();
        out.moveTo(-foot, 0.02);
        out.curveTo(-foot, -0.35 * height, -top, -0.5 * height, -top, -height - 0.02);
        out.lineTo(top, -height - 0.02);
        out.curveTo(top, -0.5 * height, foot, -0.35 * height, foot, 0.02);
        out.closePath();
        return out;
    }

    /** The upper half of an oval, with a lip that hangs below its edge. */
    private static Area dome(double height, double width, double dome, double lip) {
        var out = new Path2D.Double();
        out.moveTo(-width, -height);
        out.curveTo(-width, -height - 0.75 * dome, -0.55 * width, -height - dome, 0, -height - dome);
        out.curveTo(0.55 * width, -height - dome, width, -height - 0.75 * dome, width, -height);
        out.curveTo(0.95 * width, -height + 1.6 * lip, 0.5 * width, -height + lip, 0, -height + lip);
        out.curveTo(-0.5 * width, -height + lip, -0.95 * width, -height + 1.6 * lip, -width, -height);
        out.closePath();
        return new Area(out);
    }

    private static Shape oval(double x, double y, double halfWidth, double halfHeight) {
        return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }

    private static Shape stroked(Shape line, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(line);
    }
}
