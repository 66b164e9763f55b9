package org.handful.ui.chart.series;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.eval.Estimate;
import org.handful.eval.privacy.MembershipBound;
import org.handful.eval.privacy.MembershipRoc;
import org.handful.ui.chart.curve.CurveData;
import org.handful.ui.chart.curve.EndLabels;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/**
 * True over false positives, both on scales of logarithms, where the rare false alarm that matters has room: a line per
 * attack, what guessing gives, and the line above which no attack on a private model can rise. FX thread.
 */
public final class RocChart extends SeriesChart {
    private static final double HEIGHT = 20;
    private static final int STEPS = 60;

    /** One attack. @param bound of the promise that the model makes, if it makes one */
    public record Line(String name, MembershipRoc roc, double auc, Optional<MembershipBound> bound) {}

    /** Where the plot is; it begins at 10^-decades. */
    private record Frame(double left, double right, double top, double bottom, int decades) {
        double x(double share) {
            return left + along(share) * (right - left);
        }

        double y(double share) {
            return bottom - along(share) * (bottom - top);
        }

        private double along(double share) {
            return 1 + Math.log10(Math.max(share, Math.pow(10, -decades))) / decades;
        }
    }

    private final Figures figures;
    private List<Line> lines = List.of();

    public RocChart(Texts texts) {
        super(texts, "attack");
        this.figures = new Figures(texts);
    }

    public void draw(List<Line> shown) {
        lines = List.copyOf(shown);
        show(IntStream.range(0, lines.size()).mapToObj(i -> new ChartSeries(i, String.valueOf(i + 1), lines.get(i).name(),
                new Estimate(lines.get(i).auc(), 0, Double.NaN, Double.NaN), new CurveData())).toList());
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
        double labels = Math.max(pen.width(texts().get("chart.roc.guessing"), false),
                lines.stream().mapToDouble(l -> pen.width(label(l), false)).max().orElse(0));
        double ticks = pen.width(percent(0.001), false);
        int decades = lines.getFirst().roc().resolves(0.001) ? 3 : 2;
        Frame frame = new Frame(pen.height() + ticks + 16, width - labels - 24, pen.height() / 2 + 2,
                height - 2.8 * pen.height(), decades);
        Color text = colours().text();
        for (int k = 0; k <= decades; k++) {
            double share = Math.pow(10, -k);
            pen.line(frame.left(), frame.y(share), frame.right(), frame.y(share), 1, colours().grid());
            pen.text(percent(share), frame.left() - 8, frame.y(share), Pen.Side.LEFT, false, text);
            pen.text(percent(share), frame.x(share), frame.bottom() + pen.height(), Pen.Side.MIDDLE, false, text);
        }
        pen.text(texts().get("chart.roc.fpr"), (frame.left() + frame.right()) / 2, height - pen.height() / 2,
                Pen.Side.MIDDLE, false, text);
        pen.upright(texts().get("chart.roc.tpr"), pen.height() / 2, (frame.top() + frame.bottom()) / 2, text);
        thin(pen, frame, share -> share, text);
        for (int i = lines.size() - 1; i >= 0; i--) {
            Color colour = colour(series().get(i));
            lines.get(i).bound().ifPresent(bound -> thin(pen, frame, bound::tpr, colour));
            path(pen, frame, lines.get(i).roc(), colour);
        }
        ends(pen, frame, text);
    }

    /** From the left edge on: what lies before it has no place on this scale. */
    private static void path(Pen pen, Frame frame, MembershipRoc roc, Color colour) {
        double least = Math.pow(10, -frame.decades());
        int[] shown = IntStream.range(0, roc.fpr().length).filter(i -> roc.fpr()[i] > least).toArray();
        double[] x = new double[shown.length + 1];
        double[] y = new double[shown.length + 1];
        x[0] = frame.left();
        y[0] = frame.y(roc.tprAt(least));
        for (int i = 0; i < shown.length; i++) {
            x[i + 1] = frame.x(roc.fpr()[shown[i]]);
            y[i + 1] = frame.y(roc.tpr()[shown[i]]);
        }
        pen.path(x, y, colour);
    }

    private static void thin(Pen pen, Frame frame, DoubleUnaryOperator tpr, Color colour) {
        double before = Math.pow(10, -frame.decades());
        for (int s = 1; s <= STEPS; s++) {
            double share = Math.pow(10, -frame.decades() * (1 - (double) s / STEPS));
            pen.line(frame.x(before), frame.y(tpr.applyAsDouble(before)), frame.x(share), frame.y(tpr.applyAsDouble(share)),
                    1, colour);
            before = share;
        }
    }

    /** Every curve ends at the same corner, so the names stand in the order of the curves at one false alarm in a hundred. */
    private void ends(Pen pen, Frame frame, Color text) {
        double[] wanted = new double[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            wanted[i] = frame.y(lines.get(i).roc().tprAt(0.01));
        }
        wanted[lines.size()] = frame.y(0.01);
        double[] placed = EndLabels.place(wanted, pen.height(), frame.top() - pen.height() / 2,
                frame.bottom() + pen.height() / 2);
        for (int i = 0; i < lines.size(); i++) {
            pen.text(label(lines.get(i)), frame.right() + 12, placed[i], Pen.Side.RIGHT, false, colour(series().get(i)));
        }
        pen.text(texts().get("chart.roc.guessing"), frame.right() + 12, placed[lines.size()], Pen.Side.RIGHT, false, text);
    }

    private String label(Line line) {
        return line.name() + ": " + figures.number(line.auc(), 2);
    }

    private String percent(double share) {
        return figures.percent(share, share < 0.01 ? 1 : 0);
    }

    @Override
    String describe() {
        return lines.isEmpty() ? "" : texts().get("chart.roc.accessible", lines.stream()
                .map(l -> l.name() + ": " + figures.percent(l.roc().tprAt(0.01), 1) + ", " + figures.number(l.auc(), 2))
                .collect(Collectors.joining("; ")));
    }

    @Override
    String csv() {
        StringBuilder out = new StringBuilder("attack,fpr,tpr,bound\n");
        for (Line line : lines) {
            for (int i = 0; i < line.roc().fpr().length; i++) {
                double fpr = line.roc().fpr()[i];
                out.append(String.format(Locale.ROOT, "%s,%s,%s,%s%n", cell(line.name()), fpr, line.roc().tpr()[i],
                        line.bound().map(b -> String.valueOf(b.tpr(fpr))).orElse("")));
            }
        }
        return out.toString();
    }
}
