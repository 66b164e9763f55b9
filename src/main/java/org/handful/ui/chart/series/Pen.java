package org.handful.ui.chart.series;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** Draws lines, dots and words, wherever they go to. */
interface Pen {
    /** Where the words lie as seen from their point. */
    enum Side {
        RIGHT,
        LEFT,
        MIDDLE
    }

    void line(double x1, double y1, double x2, double y2, double width, Color colour);

    /** A line through these points. */
    void path(double[] x, double[] y, Color colour);

    /** What lies between two lines, see-through. @param opacity 0..1 */
    void band(double[] x, double[] low, double[] high, Color colour, double opacity);

    void dot(double x, double y, double radius, Color colour);

    /** An empty surface, so that what lies behind words does not strike them through. */
    void clear(double x, double y, double width, double height, Color surface);

    /** @param y of the middle of the letters */
    void text(String text, double x, double y, Side side, boolean bold, Color colour);

    /** Upwards, centred on its point. */
    void upright(String text, double x, double y, Color colour);

    double width(String text, boolean bold);

    /** Height of a line of text. */
    double height();

    /** The text in as many lines as it needs; what is longer than a line without a space is cut apart. */
    default List<String> lines(String text, double room, boolean bold) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (width(rest, bold) > room && rest.length() > 1) {
            int end = rest.length() - 1;
            while (end > 1 && width(rest.substring(0, end), bold) > room) {
                end--;
            }
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 && !rest.substring(0, space).isBlank() ? space : end;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
