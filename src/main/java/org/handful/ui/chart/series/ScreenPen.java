package org.handful.ui.chart.series;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws on the window. */
final class ScreenPen implements Pen {
    private final Graphics2D g;
    private final Font plain;
    private final Font strong;

    /** @param g null for one that only measures */
    ScreenPen(Graphics2D g, Font font) {
        this.g = g;
        this.plain = font;
        this.strong = font.deriveFont(Font.BOLD);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, Color colour) {
        g.setPaint(colour);
        g.setStroke(new BasicStroke((float) width));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void path(double[] x, double[] y, Color colour) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        g.setPaint(colour);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    @Override
    public void band(double[] x, double[] low, double[] high, Color colour, double opacity) {
        Path2D path = new Path2D.Double();
        path.moveTo(x[0], low[0]);
        for (int i = 1; i < x.length; i++) {
            path.lineTo(x[i], low[i]);
        }
        for (int i = x.length - 1; i >= 0; i--) {
            path.lineTo(x[i], high[i]);
        }
        path.closePath();
        g.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity)));
        g.fill(path);
    }

    @Override
    public void dot(double x, double y, double radius, Color colour) {
        g.setPaint(colour);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void clear(double x, double y, double width, double height, Color surface) {
        g.setPaint(surface);
        g.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void text(String text, double x, double y, Side side, boolean bold, Color colour) {
        g.setFont(bold ? strong : plain);
        g.setPaint(colour);
        double left = switch (side) {
            case RIGHT -> x;
            case LEFT -> x - width(text, bold);
            case MIDDLE -> x - width(text, bold) / 2;
        };
        g.drawString(text, (float) left, (float) (y + plain.getSize() * 0.36));
    }

    @Override
    public void upright(String text, double x, double y, Color colour) {
        var before = g.getTransform();
        g.rotate(-Math.PI / 2, x, y);
        text(text, x, y, Side.MIDDLE, false, colour);
        g.setTransform(before);
    }

    @Override
    public double width(String text, boolean bold) {
        return TextWidth.of(text, plain, bold);
    }

    @Override
    public double height() {
        return plain.getSize() * 1.4;
    }
}
