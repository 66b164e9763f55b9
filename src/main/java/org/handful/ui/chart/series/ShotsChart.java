package org.handful.ui.chart.series;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.eval.curve.ShotsCurve;
import org.handful.eval.episode.EpisodeMean;
import org.handful.ui.chart.curve.EndLabels;
import org.handful.ui.chart.curve.Ticks;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/**
 * Accuracy over the number of images of each class, which doubles from tick to tick: a line with a band for each run, and
 * for the first what its curve says about more images than were measured. FX thread.
 */
public final class ShotsChart extends SeriesChart {
    private static final double HEIGHT = 20;
    private static final double DOT = 3;
    private static final double MEASURED = 0.16;
    private static final double FORETOLD = 0.3;
    private static final double LARGEST_LABEL = 0.34;

    /** Where the plot is, and what lies at its edges. */
    private record Frame(double left, double right, double top, double bottom, double most, double low, double high) {
        double x(double n) {
            return left + Math.log(n) / Math.log(most) * (right - left);
        }

        double y(double value) {
            return bottom - (Math.clamp(value, low, high) - low) / (high - low) * (bottom - top);
        }
    }

    private final Figures figures;
    private List<ShotsCurve> curves = List.of();
    private List<ShotsCurve.Point> beyond = List.of();

    public ShotsChart(Texts texts) {
        super(texts, "images");
        this.figures = new Figures(texts);
    }

    /**
     * @param measured one per run
     * @param foretold of the first run; may be empty
     */
    public void show(List<ChartSeries> runs, List<ShotsCurve> measured, List<ShotsCurve.Point> foretold) {
        curves = List.copyOf(measured);
        beyond = List.copyOf(foretold);
        show(runs);
    }

    @Override
    double neededHeight(Pen pen, double width) {
        return HEIGHT * fontSize();
    }

    @Override
    void draw(Pen pen, double width, double height) {
        if (series().isEmpty() || curves.size() != series().size()) {
            return;
        }
        boolean named = IntStream.range(0, curves.size())
                .mapToDouble(i -> pen.width(label(i, true), false)).max().orElse(0) <= LARGEST_LABEL * width;
        double labels = IntStream.range(0, curves.size())
                .mapToDouble(i -> pen.width(label(i, named), false)).max().orElse(0);
        double low = 1;
        double high = 0;
        for (ShotsCurve curve : curves) {
            for (int s = 0; s < curve.shots().length; s++) {
                low = Math.min(low, curve.at(s).low());
                high = Math.max(high, curve.at(s).high());
            }
        }
        for (ShotsCurve.Point p : beyond) {
            low = Math.min(low, p.low());
            high = Math.max(high, p.high());
        }
        double unit = Ticks.unit(Math.max(0.01, (high - low) / 5));
        double from = Math.max(0, Math.floor(low / unit) * unit);
        double to = Math.min(1, Math.ceil(high / unit) * unit);
        double most = Math.max(2, Math.max(beyond.isEmpty() ? 1 : beyond.getLast().n(),
                curves.stream().mapToInt(c -> c.shots()[c.shots().length - 1]).max().orElse(1)));
        double ticks = pen.width(figures.percent(1, 0), false);
        Frame frame = new Frame(pen.height() + ticks + 16, width - labels - 16, pen.height() / 2,
                height - 2.8 * pen.height(), most, from, Math.max(to, from + unit));
        axes(pen, frame, unit, height);
        for (int i = curves.size() - 1; i >= 0; i--) {
            line(pen, i, frame);
        }
        if (!beyond.isEmpty()) {
            pen.band(beyond.stream().mapToDouble(p -> frame.x(p.n())).toArray(),
                    beyond.stream().mapToDouble(p -> frame.y(p.low())).toArray(),
                    beyond.stream().mapToDouble(p -> frame.y(p.high())).toArray(), colour(series().getFirst()), FORETOLD);
        }
        ends(pen, frame, named);
    }

    private void axes(Pen pen, Frame frame, double unit, double height) {
        Color text = colours().text();
        for (double tick = frame.low(); tick <= frame.high() + 1e-9; tick += unit) {
            pen.line(frame.left(), frame.y(tick), frame.right(), frame.y(tick), 1, colours().grid());
            pen.text(figures.percent(tick, Ticks.digits(100 * unit)), frame.left() - 8, frame.y(tick), Pen.Side.LEFT, false,
                    text);
        }
        for (int n = 1; n <= frame.most() + 1e-9; n *= 2) {
            pen.text(figures.number(n, 0), frame.x(n), frame.bottom() + pen.height(), Pen.Side.MIDDLE, false, text);
        }
        pen.text(texts().get("chart.shots.images"), (frame.left() + frame.right()) / 2, height - pen.height() / 2,
                Pen.Side.MIDDLE, false, text);
        pen.upright(texts().get("chart.shots.accuracy"), pen.height() / 2, (frame.top() + frame.bottom()) / 2, text);
    }

    private void line(Pen pen, int place, Frame frame) {
        ShotsCurve curve = curves.get(place);
        int n = curve.shots().length;
        double[] x = new double[n];
        double[] y = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int s = 0; s < n; s++) {
            EpisodeMean mean = curve.at(s);
            x[s] = frame.x(curve.shots()[s]);
            y[s] = frame.y(mean.mean());
            low[s] = frame.y(mean.low());
            high[s] = frame.y(mean.high());
        }
        Color colour = colour(series().get(place));
        pen.band(x, low, high, colour, MEASURED);
        pen.path(x, y, colour);
        for (int s = 0; s < n; s++) {
            pen.dot(x[s], y[s], DOT, colour);
        }
    }

    private void ends(Pen pen, Frame frame, boolean named) {
        double[] wanted = curves.stream().mapToDouble(c -> frame.y(c.at(c.shots().length - 1).mean())).toArray();
        double[] placed = EndLabels.place(wanted, pen.height(), frame.top() - pen.height() / 2,
                frame.bottom() + pen.height() / 2);
        for (int i = 0; i < placed.length; i++) {
            pen.text(label(i, named), frame.right() + 8, placed[i], Pen.Side.RIGHT, false, colour(series().get(i)));
        }
    }

    private String label(int place, boolean named) {
        ChartSeries run = series().get(place);
        ShotsCurve curve = curves.get(place);
        String figure = figures.percent(curve.at(curve.shots().length - 1).mean(), 0);
        return named ? run.mark() + "  " + run.name() + " " + figure : run.mark() + "  " + figure;
    }

    @Override
    String describe() {
        return texts().get("chart.shots.accessible", IntStream.range(0, Math.min(curves.size(), series().size()))
                .mapToObj(i -> series().get(i).name() + ": " + IntStream.range(0, curves.get(i).shots().length)
                        .mapToObj(s -> curves.get(i).shots()[s] + ", "
                                + figures.percent(curves.get(i).at(s).mean(), 0))
                        .collect(Collectors.joining("; ")))
                .collect(Collectors.joining(". ")));
    }

    @Override
    String csv() {
        StringBuilder out = new StringBuilder("mark,run,images_per_class,accuracy,low,high\n");
        for (int i = 0; i < curves.size(); i++) {
            ShotsCurve curve = curves.get(i);
            for (int s = 0; s < curve.shots().length; s++) {
                EpisodeMean mean = curve.at(s);
                out.append(String.format(Locale.ROOT, "%s,%s,%d,%s,%s,%s%n", cell(series().get(i).mark()),
                        cell(series().get(i).name()), curve.shots()[s], mean.mean(), mean.low(), mean.high()));
            }
        }
        for (ShotsCurve.Point p : beyond) {
            out.append(String.format(Locale.ROOT, "%s,%s,%.1f,,%s,%s%n", cell(series().getFirst().mark()),
                    cell(series().getFirst().name()), p.n(), p.low(), p.high()));
        }
        return out.toString();
    }
}
