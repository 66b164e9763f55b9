package org.handful.image.samples;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two kinds of bird by their build: those of the water lie long and low, with a neck and a flat bill; those of the land
 * sit upright, with a round head, a short bill and a long tail. A bird looks to the right, stands or floats at y = 0 and
 * is about one unit long.
 */
enum BirdKind {
    WATERBIRD(Plumage.GULL, Plumage.GREEN_HEAD, Plumage.PIED, Plumage.BROWN),
    LANDBIRD(Plumage.RUST, Plumage.BLUE, Plumage.BLACK, Plumage.BROWN);

    private final Plumage[] plumages;

    BirdKind(Plumage... plumages) {
        this.plumages = plumages;
    }

    /** One of the plumages that the kind wears; the brown one both do. */
    Plumage plumage(SplittableRandom random) {
        return plumages[random.nextInt(plumages.length)];
    }

    /** What a part is coloured with. */
    enum Part { LEGS, TAIL, BODY, BREAST, NECK, HEAD, CAP, BILL, WING, WING_TIP, WING_BAR, EYE, GLINT }

    /** @param part colour and order of drawing; @param shape in the bird's units */
    record Piece(Part part, Shape shape) {}

    List<Piece> build(boolean standing, SplittableRandom random) {
        return this == WATERBIRD ? waterbird(standing, random) : landbird(random);
    }

    private static List<Piece> waterbird(boolean standing, SplittableRandom random) {
        double lift = standing ? 0.2 : -0.05;
        double neck = random.nextDouble(0.1, 0.26);
        double lean = random.nextDouble(-0.02, 0.06);
        double headX = 0.33 + lean;
        double headY = -0.3 - neck - lift;
        List<Piece> out = new ArrayList<>();
        if (standing) {
            out.add(new Piece(Part.LEGS, legs(-0.05, 0.08, -0.26, 0.02)));
        }
        out.add(new Piece(Part.TAIL, curve(-0.34, -0.22 - lift, -0.5, -0.34 - lift, -0.6, -0.3 - lift,
                -0.52, -0.2 - lift, -0.36, -0.1 - lift)));
        var body = new Path2D.Double();
        body.moveTo(-0.5, -0.26 - lift);
        body.curveTo(-0.3, -0.34 - lift, -0.05, -0.4 - lift, 0.16, -0.34 - lift);
        body.curveTo(0.36, -0.3 - lift, 0.44, -0.2 - lift, 0.4, -0.1 - lift);
        body.curveTo(0.34, 0.03 - lift, 0.02, 0.06 - lift, -0.2, 0.02 - lift);
        body.curveTo(-0.4, -0.02 - lift, -0.5, -0.14 - lift, -0.5, -0.26 - lift);
        body.closePath();
        out.add(new Piece(Part.BODY, body));
        var breast = new Area(body);
        breast.intersect(new Area(new Ellipse2D.Double(0.14, -0.42 - lift, 0.5, 0.55)));
        out.add(new Piece(Part.BREAST, breast));
        out.add(new Piece(Part.NECK, curve(0.14, -0.3 - lift, 0.24, -0.42 - lift, headX - 0.09, headY + 0.06,
                headX + 0.08, headY + 0.04, 0.38, -0.16 - lift)));
        out.add(new Piece(Part.BILL, curve(headX + 0.06, headY - 0.035, headX + 0.16, headY - 0.01, headX + 0.24,
                headY + 0.025, headX + 0.2, headY + 0.06, headX + 0.06, headY + 0.045)));
        out.add(new Piece(Part.HEAD, new Ellipse2D.Double(headX - 0.11, headY - 0.095, 0.225, 0.185)));
        wing(out, -0.5, -0.22 - lift, 0.72, random.nextDouble(-0.06, 0.05));
        eye(out, headX + 0.035, headY - 0.02);
        return out;
    }

    private static List<Piece> landbird(SplittableRandom random) {
        double tilt = random.nextDouble(-0.16, 0.2);
        var turn = AffineTransform.getRotateInstance(tilt, 0, -0.2);
        double head = random.nextDouble(0.15, 0.175);
        List<Piece> parts = new ArrayList<>();
        parts.add(new Piece(Part.TAIL, turned(turn, curve(-0.14, -0.2, -0.36, -0.06, -0.56, 0.16, -0.48, 0.19,
                -0.1, -0.08))));
        var body = new Path2D.Double();
        body.moveTo(-0.24, -0.12);
        body.curveTo(-0.26, -0.34, -0.04, -0.52, 0.16, -0.54);
        body.curveTo(0.38, -0.52, 0.42, -0.28, 0.3, -0.14);
        body.curveTo(0.2, -0.02, -0.12, 0.03, -0.24, -0.12);
        body.closePath();
        parts.add(new Piece(Part.BODY, turned(turn, body)));
        var breast = new Area(body);
        breast.intersect(new Area(new Ellipse2D.Double(0.06, -0.5, 0.44, 0.46)));
        parts.add(new Piece(Part.BREAST, turned(turn, breast)));
        double x = 0.25;
        double y = -0.6;
        parts.add(new Piece(Part.BILL, turned(turn, curve(x + head * 0.75, y - 0.035, x + head + 0.07, y - 0.01,
                x + head + 0.11, y + 0.015, x + head + 0.06, y + 0.03, x + head * 0.75, y + 0.045))));
        var round = new Ellipse2D.Double(x - head, y - head, 2 * head, 1.9 * head);
        parts.add(new Piece(Part.HEAD, turned(turn, round)));
        var cap = new Area(round);
        cap.intersect(new Area(new Ellipse2D.Double(x - 1.3 * head, y - 1.5 * head, 2.3 * head, 1.35 * head)));
        parts.add(new Piece(Part.CAP, turned(turn, cap)));
        List<Piece> wing = new ArrayList<>();
        wing(wing, -0.4, -0.06, 0.6, 0.5 + random.nextDouble(-0.06, 0.08));
        wing.forEach(p -> parts.add(new Piece(p.part(), turned(turn, p.shape()))));
        List<Piece> eye = new ArrayList<>();
        eye(eye, x + 0.06, y - 0.03);
        eye.forEach(p -> parts.add(new Piece(p.part(), turned(turn, p.shape()))));
        List<Piece> out = new ArrayList<>();
        out.add(new Piece(Part.LEGS, legs(0.02, 0.14, -0.2, 0.012)));
        var up = AffineTransform.getTranslateInstance(0, -0.13);
        parts.forEach(p -> out.add(new Piece(p.part(), up.createTransformedShape(p.shape()))));
        return out;
    }

    /** A folded wing from its tip towards the shoulder, turned up by an angle. */
    private static void wing(List<Piece> out, double tipX, double tipY, double length, double angle) {
        var pose = AffineTransform.getTranslateInstance(tipX, tipY);
        pose.rotate(-angle);
        pose.scale(length, length);
        var wing = new Path2D.Double();
        wing.moveTo(0, 0);
        wing.curveTo(0.25, -0.16, 0.6, -0.26, 0.86, -0.17);
        wing.curveTo(1.02, -0.1, 1.0, 0.08, 0.82, 0.13);
        wing.curveTo(0.55, 0.2, 0.25, 0.1, 0, 0);
        wing.closePath();
        out.add(new Piece(Part.WING, pose.createTransformedShape(wing)));
        var tip = new Area(wing);
        tip.intersect(new Area(new Ellipse2D.Double(-0.5, -0.5, 0.92, 1)));
        out.add(new Piece(Part.WING_TIP, pose.createTransformedShape(tip)));
        var bar = new Area(new BasicStroke(0.06f).createStrokedShape(new Ellipse2D.Double(-0.42, -0.5, 1, 1)));
        bar.intersect(new Area(wing));
        out.add(new Piece(Part.WING_BAR, pose.createTransformedShape(bar)));
    }

    private static void eye(List<Piece> out, double x, double y) {
        out.add(new Piece(Part.EYE, new Ellipse2D.Double(x - 0.022, y - 0.022, 0.044, 0.044)));
        out.add(new Piece(Part.GLINT, new Ellipse2D.Double(x - 0.002, y - 0.016, 0.014, 0.014)));
    }

    private static Area legs(double first, double second, double top, double width) {
        var out = new Area();
        for (double x : new double[] {first, second}) {
            var leg = new Path2D.Double();
            leg.moveTo(x, top);
            leg.lineTo(x + 0.01, -0.01);
            leg.lineTo(x + 0.09, 0);
            leg.moveTo(x + 0.01, -0.01);
            leg.lineTo(x - 0.04, 0.005);
            out.add(new Area(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                    .createStrokedShape(leg)));
        }
        return out;
    }

    private static Shape turned(AffineTransform turn, Shape shape) {
        return turn.createTransformedShape(shape);
    }

    /** A closed soft shape through points given as x, y pairs. */
    private static Shape curve(double... p) {
        var path = new Path2D.Double();
        int n = p.length / 2;
        path.moveTo((p[0] + p[2 * n - 2]) / 2, (p[1] + p[2 * n - 1]) / 2);
        for (int i = 0; i < n; i++) {
            int next = (i + 1) % n;
            path.quadTo(p[2 * i], p[2 * i + 1], (p[2 * i] + p[2 * next]) / 2, (p[2 * i + 1] + p[2 * next + 1]) / 2);
        }
        path.closePath();
        return path;
    }
}
