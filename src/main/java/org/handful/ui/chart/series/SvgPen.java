package org.handful.ui.chart.series;

import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.handful.ui.chart.curve.ChartColours;

/** Draws into an SVG file: lines that scale, words that stay words. */
final class SvgPen implements Pen {
    private final Font font;
    private final StringBuilder out = new StringBuilder();

    SvgPen(double width, double height, Font font) {
        this.font = font;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" font-family=\"%s, sans-serif\" "
                + "font-size=\"%d\">", width, height, escape(font.getFamily()), font.getSize());
    }

    /** The whole file. */
    String end() {
        return out + "</svg>\n";
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width, Color colour) {
        add("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
                x1, y1, x2, y2, ChartColours.hex(colour), width);
    }

    @Override
    public void path(double[] x, double[] y, Color colour) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x[i], y[i]));
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-linejoin=\"round\"/>",
                path, ChartColours.hex(colour));
    }

    @Override
    public void band(double[] x, double[] low, double[] high, Color colour, double opacity) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x[i], low[i]));
        }
        for (int i = x.length - 1; i >= 0; i--) {
            path.append(String.format(Locale.ROOT, "L%.1f %.1f", x[i], high[i]));
        }
        add("<path d=\"%sZ\" fill=\"%s\" fill-opacity=\"%.2f\"/>", path, ChartColours.hex(colour), opacity);
    }

    @Override
    public void dot(double x, double y, double radius, Color colour) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, radius, ChartColours.hex(colour));
    }

    /** Paper shows through: nothing is drawn. */
    @Override
    public void clear(double x, double y, double width, double height, Color surface) {}

    @Override
    public void text(String text, double x, double y, Side side, boolean bold, Color colour) {
        String anchor = switch (side) {
            case RIGHT -> "start";
            case LEFT -> "end";
            case MIDDLE -> "middle";
        };
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>", x, y + font.getSize() * 0.36,
                anchor, ChartColours.hex(colour), bold ? " font-weight=\"bold\"" : "", escape(text));
    }

    @Override
    public void upright(String text, double x, double y, Color colour) {
        add("<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"%s\">%s</text>",
                x + font.getSize() * 0.36, y, ChartColours.hex(colour), escape(text));
    }

    @Override
    public double width(String text, boolean bold) {
        return TextWidth.of(text, font, bold);
    }

    @Override
    public double height() {
        return font.getSize() * 1.4;
    }

    private void add(String line, Object... arguments) {
        out.append(String.format(Locale.ROOT, line, arguments)).append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
