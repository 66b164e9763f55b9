package org.handful.ui.chart.series;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handful.ui.chart.curve.Curve;
import org.handful.ui.chart.curve.CurveKind;
import org.handful.ui.chart.curve.EndLabels;
import org.handful.ui.chart.curve.Ticks;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** The held-out curves of several runs over the same steps: loss on the left, accuracy on the right. FX thread. */
public final class OverlayChart extends SeriesChart {
    /** With more lines than this, their ends have room for the letters alone. */
    private static final int MOST_WITH_FIGURES = 5;
    private static final double HEIGHT = 18;
    /** Narrower than this, in heights of a letter, the plots stand under each other. */
    private static final double NARROW = 46;
    private static final double GAP = 24;
    private static final double MARKED = 3;

    /** Where a plot with its axes and labels goes. */
    private record Area(double left, double right, double top, double bottom) {}

    /** Where a plot is, and what lies at its edges. */
    private record Frame(double left, double right, double top, double bottom, double steps, double highest) {
        double x(double step) {
            return left + step / steps * (right - left);
        }

        double y(double value) {
            return bottom - value / highest * (bottom - top);
        }
    }

    private final Figures figures;

    public OverlayChart(Texts texts) {
        super(texts, "curves");
        this.figures = new Figures(texts);
    }

    /** Whether a run has points to draw. */
    public static boolean drawable(ChartSeries run) {
        return run.curves().curve(CurveKind.HELD_OUT_ACCURACY).size() > 0
                && run.curves().curve(CurveKind.HELD_OUT_LOSS).size() > 0;
    }

    @Override
    double neededHeight(Pen pen, double width) {
        return (stacked(width) ? 2 : 1) * HEIGHT * fontSize();
    }

    @Override
    void draw(Pen pen, double width, double height) {
        List<ChartSeries> drawn = drawn();
        if (drawn.isEmpty()) {
            return;
        }
        if (stacked(width)) {
            plot(pen, drawn, CurveKind.HELD_OUT_LOSS, new Area(0, width, 0, height / 2));
            plot(pen, drawn, CurveKind.HELD_OUT_ACCURACY, new Area(0, width, height / 2, height));
        } else {
            double middle = width / 2;
            plot(pen, drawn, CurveKind.HELD_OUT_LOSS, new Area(0, middle - GAP / 2, 0, height));
            plot(pen, drawn, CurveKind.HELD_OUT_ACCURACY, new Area(middle + GAP / 2, width, 0, height));
        }
    }

    /** Where there is no room for both beside each other. */
    private boolean stacked(double width) {
        return width < NARROW * fontSize();
    }

    private void plot(Pen pen, List<ChartSeries> drawn, CurveKind kind, Area area) {
        double labels = drawn.stream().mapToDouble(s -> pen.width(label(s, kind, drawn.size()), false)).max().orElse(0);
        double highest = kind.accuracy() ? 1 : 1.05 * drawn.stream().mapToDouble(s -> highest(s, kind)).max().orElse(1);
        double unit = kind.accuracy() ? 0.25 : Ticks.unit(Math.max(1e-6, highest / 5));
        double ticks = pen.width(tick(unit * Math.floor(highest / unit), kind, Ticks.digits(unit)), false);
        double steps = Math.max(1, drawn.stream().mapToDouble(s -> s.curves().lastStep()).max().orElse(1));
        Frame frame = new Frame(area.left() + pen.height() + ticks + 12, area.right() - labels - 12,
                area.top() + pen.height() / 2, area.bottom() - 2.6 * pen.height(), steps, highest);
        Color text = colours().text();
        for (double tick = 0; tick <= highest + 1e-9; tick += unit) {
            pen.line(frame.left(), frame.y(tick), frame.right(), frame.y(tick), 1, colours().grid());
            pen.text(tick(tick, kind, Ticks.digits(unit)), frame.left() - 8, frame.y(tick), Pen.Side.LEFT, false, text);
        }
        double stepUnit = Math.max(1, Ticks.unit(steps / 4));
        for (double step = 0; step <= steps + 1e-9; step += stepUnit) {
            pen.text(figures.number(step, Ticks.digits(stepUnit)), frame.x(step), frame.bottom() + pen.height(),
                    Pen.Side.MIDDLE, false, text);
        }
        pen.text(texts().get("chart.curves.steps"), (frame.left() + frame.right()) / 2, area.bottom() - pen.height() / 2,
                Pen.Side.MIDDLE, false, text);
        pen.upright(texts().get(kind.accuracy() ? "chart.series.heldOutAccuracy" : "chart.series.heldOutLoss"),
                area.left() + pen.height() / 2, (frame.top() + frame.bottom()) / 2, text);
        drawn.forEach(s -> line(pen, s, s.curves().curve(kind), frame));
        ends(pen, drawn, kind, frame);
    }

    private void line(Pen pen, ChartSeries run, Curve curve, Frame frame) {
        Curve.Points points = curve.thinned(false, (int) Math.max(2, frame.right() - frame.left()));
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = frame.x(points.x()[i]);
            y[i] = frame.y(points.y()[i]);
        }
        pen.path(x, y, colour(run));
        if (x.length > 0) {
            pen.dot(x[x.length - 1], y[x.length - 1], MARKED, colour(run));
        }
    }

    /** The labels stand in one column on the right, so that a run that ended early keeps its line free. */
    private void ends(Pen pen, List<ChartSeries> drawn, CurveKind kind, Frame frame) {
        double[] wanted = drawn.stream().mapToDouble(s -> frame.y(last(s, kind))).toArray();
        double[] placed = EndLabels.place(wanted, pen.height(), frame.top() - pen.height() / 2,
                frame.bottom() + pen.height() / 2);
        for (int i = 0; i < placed.length; i++) {
            ChartSeries run = drawn.get(i);
            Curve curve = run.curves().curve(kind);
            double x = frame.x(curve.x(curve.size() - 1));
            if (frame.right() - x > GAP) {
                pen.line(x + 6, wanted[i], frame.right() + 4, placed[i], 0.5, colour(run));
            }
            pen.text(label(run, kind, drawn.size()), frame.right() + 8, placed[i], Pen.Side.RIGHT, false, colour(run));
        }
    }

    @Override
    String describe() {
        return texts().get("chart.series.curvesAccessible", drawn().stream()
                .map(s -> s.name() + ", " + label(s, CurveKind.HELD_OUT_ACCURACY, 1))
                .collect(Collectors.joining("; ")));
    }

    @Override
    String csv() {
        StringBuilder out = new StringBuilder("mark,run,step,held_out_loss,held_out_accuracy\n");
        for (ChartSeries run : drawn()) {
            Curve loss = run.curves().curve(CurveKind.HELD_OUT_LOSS);
            Curve accuracy = run.curves().curve(CurveKind.HELD_OUT_ACCURACY);
            for (int i = 0; i < accuracy.size(); i++) {
                int at = loss.nearest(accuracy.x(i));
                out.append(String.format(Locale.ROOT, "%s,%s,%.0f,%s,%s%n", cell(run.mark()), cell(run.name()),
                        accuracy.x(i), at >= 0 && loss.x(at) == accuracy.x(i) ? loss.raw(at) : "", accuracy.raw(i)));
            }
        }
        return out.toString();
    }

    private List<ChartSeries> drawn() {
        return series().stream().filter(OverlayChart::drawable).toList();
    }

    private String label(ChartSeries run, CurveKind kind, int of) {
        return of > MOST_WITH_FIGURES ? run.mark() : run.mark() + " " + tick(last(run, kind), kind, 2);
    }

    /** @param digits of a loss: the steps of a share are whole percents */
    private String tick(double value, CurveKind kind, int digits) {
        return kind.accuracy() ? figures.percent(value, 0) : figures.number(value, digits);
    }

    private static double last(ChartSeries run, CurveKind kind) {
        Curve curve = run.curves().curve(kind);
        return curve.size() == 0 ? Double.NaN : curve.raw(curve.size() - 1);
    }

    private static double highest(ChartSeries run, CurveKind kind) {
        Curve curve = run.curves().curve(kind);
        double highest = 0;
        for (int i = 0; i < curve.size(); i++) {
            highest = Math.max(highest, curve.raw(i));
        }
        return highest;
    }
}
