package org.handful.ui.chart.series;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import org.handful.ui.chart.ChartMenu;
import org.handful.ui.chart.curve.ChartColours;
import org.handful.ui.chart.curve.ChartSurface;
import org.handful.ui.common.Texts;
import org.jfree.fx.FXGraphics2D;

/** A chart of several runs in the colours of the theme. FX thread. */
public abstract class SeriesChart extends ChartSurface {
    /** How many colours there are before they come back. */
    public static final int COLOURS = 6;

    private static final StyleablePropertyFactory<SeriesChart> CSS = new StyleablePropertyFactory<>(null);

    private final Texts texts;
    private final List<StyleableProperty<javafx.scene.paint.Color>> palette = new ArrayList<>();
    private List<ChartSeries> series = List.of();

    /**
     * @param texts with the bundle {@code chart} in it
     * @param name of the files that are made of it
     */
    SeriesChart(Texts texts, String name) {
        this.texts = texts;
        getStyleClass().addAll("curve-chart", "series-chart");
        getStylesheets().add(SeriesChart.class.getResource("/css/chart.css").toExternalForm());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (int i = 0; i < COLOURS; i++) {
            int at = i;
            StyleableProperty<javafx.scene.paint.Color> colour = CSS.createStyleableColorProperty(
                    this, "series" + i, "-chart-series-" + i, chart -> chart.palette.get(at));
            palette.add(colour);
            ((ObservableValue<?>) colour).addListener((_, _, _) -> changed());
        }
        new ChartMenu(this, texts, name, () -> series.isEmpty(), this::svg, this::csv).install();
    }

    public void show(List<ChartSeries> runs) {
        series = List.copyOf(runs);
        setAccessibleText(describe());
        requestLayout();
        changed();
    }

    final List<ChartSeries> series() {
        return series;
    }

    final Texts texts() {
        return texts;
    }

    final Color colour(ChartSeries run) {
        javafx.scene.paint.Color colour = palette.get(run.colour() % COLOURS).getValue();
        return colour == null ? colours().text() : ChartColours.awt(colour);
    }

    /** Draws the whole chart. */
    abstract void draw(Pen pen, double width, double height);

    /** Height for the runs that are shown, pixels; with a pen that only measures. */
    abstract double neededHeight(Pen pen, double width);

    /** What the chart says, for a screen reader. */
    abstract String describe();

    /** The numbers as a table. */
    abstract String csv();

    /** The chart as a drawing. */
    final String svg() {
        SvgPen pen = new SvgPen(getWidth(), getHeight(), font());
        draw(pen, getWidth(), getHeight());
        return pen.end();
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected final double computePrefHeight(double width) {
        return series.isEmpty() ? 0 : neededHeight(new ScreenPen(null, font()), width < 0 ? getWidth() : width);
    }

    @Override
    protected final void paint(FXGraphics2D g, double width, double height) {
        draw(new ScreenPen(g, font()), width, height);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return Stream.concat(super.getCssMetaData().stream(), CSS.getCssMetaData().stream()).toList();
    }

    /** A cell of a table of comma separated values. */
    static String cell(String text) {
        return text.matches("[^\",\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private Font font() {
        String family = javafx.scene.text.Font.getDefault().getFamily();
        return new Font(family, Font.PLAIN, (int) Math.round(fontSize()));
    }
}
