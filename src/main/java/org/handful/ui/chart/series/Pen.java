package org.handful.ui.chart.series;

import java.awt.Color;

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

    /** As much of the text as there is room for. */
    default String fitted(String text, double room, boolean bold) {
        if (width(text, bold) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "\u2026", bold) > room) {
            end--;
        }
        return text.substring(0, end).strip() + "\u2026";
    }
}
