package org.handful.ui.chart.curve;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Stroke;
import java.text.NumberFormat;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How every chart of the program looks: nothing behind it, no frame, a hairline grid on the value axis alone, axes with
 * titles and round ticks, in the font of the window.
 */
record ChartLook(ChartColours colours, Font font) {
    private static final Stroke HAIRLINE = new BasicStroke(1f);
    private static final Stroke DASHES =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {3f, 4f}, 0f);
    private static final Stroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    static ChartLook of(ChartColours colours, double fontSize) {
        String family = javafx.scene.text.Font.getDefault().getFamily();
        return new ChartLook(colours, new Font(family, Font.PLAIN, (int) Math.round(fontSize)));
    }

    Stroke line() {
        return LINE;
    }

    Stroke dashes() {
        return DASHES;
    }

    Stroke hairline() {
        return HAIRLINE;
    }

    void apply(JFreeChart chart) {
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.removeLegend();
        chart.setAntiAlias(true);
    }

    void apply(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(colours.grid());
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setRangeZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
    }

    NumberAxis axis(String title) {
        NumberAxis axis = new NumberAxis(title);
        axis.setLabelFont(font);
        axis.setTickLabelFont(font);
        axis.setLabelPaint(colours.text());
        axis.setTickLabelPaint(colours.text());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setMinorTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(2, 4, 2, 4));
        return axis;
    }

    /** A value axis, as wide as every other one, so that plots under each other begin at the same place. */
    NumberAxis valueAxis(String title) {
        NumberAxis axis = axis(title);
        axis.setFixedDimension(font.getSize() * 5.2);
        return axis;
    }

    /** An axis of whole numbers: steps, images. */
    NumberAxis countAxis(String title) {
        NumberAxis axis = axis(title);
        axis.setNumberFormatOverride(NumberFormat.getIntegerInstance());
        return axis;
    }
}
