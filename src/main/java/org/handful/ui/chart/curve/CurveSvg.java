package org.handful.ui.chart.curve;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.handful.ui.common.Texts;

/** The chart as a drawing for a paper: the same two plots, colours and labels, in lines that scale. */
final class CurveSvg {
    private static final double LEFT = 64;
    private static final double RIGHT = 130;
    private static final double GAP = 20;
    private static final double BOTTOM = 48;

    private final CurveData data;
    private final ChartLook look;
    private final Texts texts;
    private final boolean smoothed;
    private final StringBuilder out = new StringBuilder();

    CurveSvg(CurveData data, ChartLook look, Texts texts, boolean smoothed) {
        this.data = data;
        this.look = look;
        this.texts = texts;
        this.smoothed = smoothed;
    }

    String write(double width, double height) {
        out.append(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
                        + "font-family=\"%s, sans-serif\" font-size=\"%d\">%n",
                width, height, escape(look.font().getFamily()), look.font().getSize()));
        double plotHeight = (height - 8 - GAP - BOTTOM) / 2;
        Frame loss = new Frame(LEFT, 8, width - LEFT - RIGHT, plotHeight, steps(), highestLoss());
        Frame accuracy = new Frame(LEFT, 8 + plotHeight + GAP, width - LEFT - RIGHT, plotHeight, steps(), 1);
        plot(loss, "chart.curves.loss", List.of(CurveKind.SUPPORT_LOSS, CurveKind.HELD_OUT_LOSS));
        plot(accuracy, "chart.curves.accuracy", List.of(CurveKind.SUPPORT_ACCURACY, CurveKind.HELD_OUT_ACCURACY));
        double unit = Ticks.unit(steps() / 5);
        for (double tick = 0; tick <= steps() + 1e-9; tick += unit) {
            text(accuracy.x(tick), accuracy.bottom() + 18, "middle", look.colours().text(), plain(tick));
        }
        text(LEFT + loss.width() / 2, height - 8, "middle", look.colours().text(),
                texts.get("chart.curves.steps"));
        return out.append("</svg>\n").toString();
    }

    private void plot(Frame frame, String title, List<CurveKind> kinds) {
        Color text = look.colours().text();
        double unit = Ticks.unit(frame.highest() / 4);
        for (double tick = 0; tick <= frame.highest() + 1e-9; tick += unit) {
            out.append(String.format(Locale.ROOT, "<path d=\"M%.1f %.1fH%.1f\" stroke=\"%s\" stroke-width=\"1\"/>%n",
                    frame.left(), frame.y(tick), frame.left() + frame.width(),
                    ChartColours.hex(look.colours().grid())));
            text(frame.left() - 6, frame.y(tick) + 4, "end", text,
                    kinds.getFirst().accuracy() ? plain(100 * tick) + " %" : plain(tick));
        }
        out.append(String.format(Locale.ROOT,
                "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"%s\">%s</text>%n",
                frame.top() + frame.height() / 2, ChartColours.hex(text), escape(texts.get(title))));
        double[] ends = kinds.stream().filter(k -> data.curve(k).size() > 0)
                .mapToDouble(k -> frame.y(end(k))).toArray();
        double[] placed = EndLabels.place(ends, look.font().getSize() * 1.3, frame.top(), frame.bottom());
        int label = 0;
        for (CurveKind kind : kinds) {
            if (data.curve(kind).size() > 0) {
                if (smoothed && kind.smoothing() > 0) {
                    line(frame, kind, false, 1, 0.3);
                }
                line(frame, kind, smoothed, 2, 1);
                String name = texts.get(kind.heldOut() ? "chart.curves.heldOut" : "chart.curves.support");
                text(frame.left() + frame.width() + 6, placed[label++] + 4, "start", look.colours().of(kind),
                        name + " " + CurveHover.format(kind, end(kind)));
            }
        }
    }

    private void line(Frame frame, CurveKind kind, boolean smooth, int strokeWidth, double opacity) {
        Curve.Points points = data.curve(kind).thinned(smooth, (int) frame.width());
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L",
                    frame.x(points.x()[i]), frame.y(points.y()[i])));
        }
        out.append(String.format(Locale.ROOT, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\" "
                + "stroke-opacity=\"%.1f\" stroke-linejoin=\"round\"/>%n",
                path, ChartColours.hex(look.colours().of(kind)), strokeWidth, opacity));
    }

    private void text(double x, double y, String anchor, Color colour, String text) {
        out.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, anchor, ChartColours.hex(colour), escape(text)));
    }

    private double end(CurveKind kind) {
        Curve curve = data.curve(kind);
        return smoothed ? curve.smooth(curve.size() - 1) : curve.raw(curve.size() - 1);
    }

    private double steps() {
        return Math.max(1, Math.max(data.totalSteps(), data.lastStep()));
    }

    private double highestLoss() {
        double highest = 0;
        for (CurveKind kind : List.of(CurveKind.SUPPORT_LOSS, CurveKind.HELD_OUT_LOSS)) {
            for (int i = 0; i < data.curve(kind).size(); i++) {
                highest = Math.max(highest, data.curve(kind).raw(i));
            }
        }
        return highest > 0 ? highest * 1.05 : 1;
    }

    private static String plain(double value) {
        return new java.text.DecimalFormat("0.###").format(value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** A plot's place on the page. */
    private record Frame(double left, double top, double width, double height, double lastStep, double highest) {
        double x(double step) {
            return left + step / lastStep * width;
        }

        double y(double value) {
            return top + height - value / highest * height;
        }

        double bottom() {
            return top + height;
        }
    }
}
