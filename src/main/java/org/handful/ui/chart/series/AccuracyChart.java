package org.handful.ui.chart.series;

import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;
import org.handful.eval.Estimate;
import org.handful.ui.chart.curve.Ticks;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** The accuracy of each run as a dot with its 95 % interval, under each other on one scale. FX thread. */
public final class AccuracyChart extends SeriesChart {
    private static final double ROW = 2.2;
    private static final double FOOT = 4.4;
    private static final double LARGEST_NAME = 0.34;
    private static final double DOT = 5;
    /** Widths of a tick label from one to the next, at least. */
    private static final double ROOM = 1.4;
    private static final double GAP = 16;

    private final Figures figures;

    public AccuracyChart(Texts texts) {
        super(texts, "accuracy");
        this.figures = new Figures(texts);
    }

    @Override
    double neededHeight(Pen pen, double width) {
        int lines = named(pen, width) ? 0 : series().stream().mapToInt(s -> lines(pen, s, width).size()).sum();
        return lines * pen.height() + (series().size() * ROW + FOOT) * fontSize();
    }

    /** Whether the names have room beside the intervals; else each stands whole above its own. */
    private boolean named(Pen pen, double width) {
        return names(pen) <= LARGEST_NAME * width;
    }

    private double names(Pen pen) {
        return series().stream().mapToDouble(s -> pen.width(name(s), true)).max().orElse(0);
    }

    private static List<String> lines(Pen pen, ChartSeries run, double width) {
        return pen.lines(name(run), width, true);
    }

    private static String name(ChartSeries run) {
        return run.mark() + "  " + run.name();
    }

    @Override
    void draw(Pen pen, double width, double height) {
        if (series().isEmpty()) {
            return;
        }
        Color text = colours().text();
        boolean named = named(pen, width);
        double words = series().stream().mapToDouble(s -> pen.width(words(s.accuracy()), false)).max().orElse(0);
        double left = GAP + (named ? names(pen) : pen.height());
        double right = width - words - GAP;
        double low = Math.max(0, series().stream().mapToDouble(s -> s.accuracy().low()).min().orElse(0) - 0.02);
        double high = Math.min(1, series().stream().mapToDouble(s -> s.accuracy().high()).max().orElse(1) + 0.02);
        double most = Math.clamp((right - left) / (ROOM * pen.width(figures.percent(1, 0), false)), 1, 5);
        double unit = Ticks.unit(Math.max(0.01, (high - low) / most));
        double from = Math.floor(low / unit + 1e-9) * unit;
        double to = Math.min(1, Math.ceil(high / unit - 1e-9) * unit);
        double row = ROW * fontSize();
        double bottom = neededHeight(pen, width) - FOOT * fontSize();
        for (double tick = from; tick <= to + 1e-9; tick += unit) {
            double x = left + (tick - from) / (to - from) * (right - left);
            pen.line(x, 0, x, bottom, 1, colours().grid());
            pen.text(figures.percent(tick, Ticks.digits(100 * unit)), x, bottom + pen.height(), Pen.Side.MIDDLE, false,
                    text);
        }
        String title = texts().get("chart.series.accuracy");
        double half = pen.width(title, false) / 2;
        pen.text(title, Math.clamp((left + right) / 2, half, Math.max(half, width - half)), bottom + 2.2 * pen.height(),
                Pen.Side.MIDDLE, false, text);
        double top = 0;
        for (ChartSeries run : series()) {
            Color colour = colour(run);
            for (String line : named ? List.<String>of() : lines(pen, run, width)) {
                double wide = pen.width(line, true);
                pen.clear(0, top, wide + 4, pen.height(), colours().surface());
                pen.text(line, 0, top + pen.height() / 2, Pen.Side.RIGHT, true, colour);
                top += pen.height();
            }
            double y = top + row / 2;
            top += row;
            if (named) {
                pen.text(name(run), 0, y, Pen.Side.RIGHT, true, colour);
            }
            Estimate e = run.accuracy();
            double[] x = {e.low(), e.value(), e.high()};
            for (int k = 0; k < x.length; k++) {
                x[k] = left + (x[k] - from) / (to - from) * (right - left);
            }
            pen.line(x[0], y, x[2], y, 2, colour);
            pen.line(x[0], y - DOT, x[0], y + DOT, 2, colour);
            pen.line(x[2], y - DOT, x[2], y + DOT, 2, colour);
            pen.dot(x[1], y, DOT, colour);
            pen.text(words(e), right + GAP, y, Pen.Side.RIGHT, false, text);
        }
    }

    @Override
    String describe() {
        return texts().get("chart.series.accessible", series().stream()
                .map(s -> s.mark() + ", " + s.name() + ": " + figures.estimate(s.accuracy()))
                .collect(Collectors.joining("; ")));
    }

    @Override
    String csv() {
        return series().stream()
                .map(s -> String.join(",", cell(s.mark()), cell(s.name()), String.valueOf(s.accuracy().value()),
                        String.valueOf(s.accuracy().low()), String.valueOf(s.accuracy().high()),
                        String.valueOf(s.accuracy().n())))
                .collect(Collectors.joining("\n", "mark,run,accuracy,low,high,images\n", "\n"));
    }

    private String words(Estimate e) {
        return figures.estimate(e);
    }
}
