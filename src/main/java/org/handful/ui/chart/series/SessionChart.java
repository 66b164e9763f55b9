package org.handful.ui.chart.series;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handful.eval.Estimate;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.chart.curve.EndLabels;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** Accuracy with its 95 % interval after each session, one line for every way of taking classes in. FX thread. */
public final class SessionChart extends SeriesChart {
    private static final double HEIGHT = 18;
    private static final double MARKED = 3;
    private static final double CAP = 4;
    /** Whiskers of lines at the same session stand this far apart. */
    private static final double ASIDE = 7;

    /**
     * One line.
     *
     * @param accuracy after each session, the base session first
     */
    public record Line(String name, List<Estimate> accuracy) {}

    private final Figures figures;
    private List<Line> lines = List.of();

    public SessionChart(Texts texts) {
        super(texts, "sessions");
        this.figures = new Figures(texts);
    }

    public void draw(List<Line> shown) {
        lines = List.copyOf(shown);
        show(java.util.stream.IntStream.range(0, lines.size())
                .mapToObj(i -> new ChartSeries(i, String.valueOf(i + 1), lines.get(i).name(),
                        lines.get(i).accuracy().getLast(), new CurveData()))
                .toList());
    }

    @Override
    double neededHeight(Pen pen, double width) {
        return HEIGHT * fontSize();
    }

    @Override
    void draw(Pen pen, double width, double height) {
        if (lines.isEmpty()) {
            return;
        }
        int sessions = lines.getFirst().accuracy().size();
        double labels = lines.stream().mapToDouble(l -> pen.width(end(l), false)).max().orElse(0);
        double left = pen.height() + pen.width(figures.percent(1, 0), false) + 16;
        double right = width - labels - 28;
        double top = pen.height() / 2 + 2;
        double bottom = height - 2.6 * pen.height();
        Color text = colours().text();
        for (int tick = 0; tick <= 4; tick++) {
            double y = bottom - 0.25 * tick * (bottom - top);
            pen.line(left, y, right, y, 1, colours().grid());
            pen.text(figures.percent(0.25 * tick, 0), left - 8, y, Pen.Side.LEFT, false, text);
        }
        int every = Math.max(1, (int) Math.ceil(sessions * 2.5 * pen.height() / Math.max(1, right - left)));
        for (int s = 0; s < sessions; s += every) {
            pen.text(figures.number(s, 0), x(s, sessions, left, right), bottom + pen.height(), Pen.Side.MIDDLE, false,
                    text);
        }
        pen.text(texts().get("chart.sessions.axis"), (left + right) / 2, height - pen.height() / 2, Pen.Side.MIDDLE,
                false, text);
        pen.upright(texts().get("chart.sessions.accuracy"), pen.height() / 2, (top + bottom) / 2, text);
        double[] wanted = new double[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            wanted[i] = line(pen, i, left, right, top, bottom);
        }
        double[] placed = EndLabels.place(wanted, pen.height(), top - pen.height() / 2, bottom + pen.height() / 2);
        for (int i = 0; i < placed.length; i++) {
            pen.text(end(lines.get(i)), right + 16, placed[i], Pen.Side.RIGHT, false, colour(series().get(i)));
        }
    }

    /** @return where it ends */
    private double line(Pen pen, int number, double left, double right, double top, double bottom) {
        List<Estimate> accuracy = lines.get(number).accuracy();
        Color colour = colour(series().get(number));
        double[] x = new double[accuracy.size()];
        double[] y = new double[accuracy.size()];
        double shift = ASIDE * (number - 0.5 * (lines.size() - 1));
        for (int s = 0; s < x.length; s++) {
            Estimate e = accuracy.get(s);
            x[s] = x(s, x.length, left, right) + shift;
            y[s] = bottom - e.value() * (bottom - top);
            double low = bottom - e.low() * (bottom - top);
            double high = bottom - e.high() * (bottom - top);
            pen.line(x[s], low, x[s], high, 1, colour);
            pen.line(x[s] - CAP, low, x[s] + CAP, low, 1, colour);
            pen.line(x[s] - CAP, high, x[s] + CAP, high, 1, colour);
            pen.dot(x[s], y[s], MARKED, colour);
        }
        pen.path(x, y, colour);
        return y[y.length - 1];
    }

    private static double x(int session, int sessions, double left, double right) {
        double margin = 2 * ASIDE;
        return sessions < 2 ? (left + right) / 2
                : left + margin + session * (right - left - 2 * margin) / (sessions - 1);
    }

    private String end(Line line) {
        return line.name() + " " + figures.percent(line.accuracy().getLast());
    }

    @Override
    String describe() {
        return lines.isEmpty() ? "" : texts().get("chart.sessions.accessible", lines.stream()
                .map(l -> l.name() + ": " + l.accuracy().stream().map(figures::percent).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ")));
    }

    @Override
    String csv() {
        StringBuilder out = new StringBuilder("way,session,accuracy,low,high,n\n");
        for (Line line : lines) {
            for (int s = 0; s < line.accuracy().size(); s++) {
                Estimate e = line.accuracy().get(s);
                out.append(String.format(Locale.ROOT, "%s,%d,%s,%s,%s,%d%n", cell(line.name()), s, e.value(), e.low(),
                        e.high(), e.n()));
            }
        }
        return out.toString();
    }
}
