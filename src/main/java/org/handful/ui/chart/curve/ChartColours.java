package org.handful.ui.chart.curve;

import java.awt.Color;

/** The colours of a chart as the theme gives them, for a library that paints with AWT. */
public record ChartColours(Color text, Color grid, Color support, Color heldOut, Color mark, Color surface) {
    private static final int FAINT = 70;

    Color of(CurveKind kind) {
        return kind.heldOut() ? heldOut : support;
    }

    /** For the raw curve behind the smoothed one. */
    Color faint(CurveKind kind) {
        Color c = of(kind);
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), FAINT);
    }

    public static Color awt(javafx.scene.paint.Color c) {
        return new Color((float) c.getRed(), (float) c.getGreen(), (float) c.getBlue(), (float) c.getOpacity());
    }

    public static String hex(Color c) {
        return String.format("#%02x%02x%02x", c.getRed(), c.getGreen(), c.getBlue());
    }
}
