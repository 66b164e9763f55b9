package org.handful.run.report;

import java.util.List;
import org.handful.eval.Estimate;
import org.handful.eval.split.SplitSpread;
import org.handful.run.report.markup.Html;

/** Charts as SVG that take their colours from the page, so that they are right in light, dark and print. */
public final class Charts {
    private static final int WIDTH = 760;
    private static final int LABEL = 190;
    private static final int PLOT = 330;
    private static final int ROW = 28;
    private static final int SIDE = 320;
    private static final int LEFT = 62;

    private Charts() {}

    /** @param name of the row, @param estimate with its interval */
    public record Row(String name, Estimate estimate) {}

    /** Bars with whiskers and the figure in words. @param mark a share to compare with, NaN for none */
    public static void bars(Html html, String title, List<Row> rows, double mark, ReportTexts texts) {
        int height = rows.size() * ROW + 34;
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "class", "bars");
        html.put("title", title);
        for (int t = 0; t <= 4; t++) {
            String x = Html.plain(LABEL + PLOT * t / 4.0, 1);
            line(html, x, "4", x, String.valueOf(height - 28), "grid");
            html.put("text", texts.percent(t / 4.0, 0), "x", x, "y", String.valueOf(height - 10), "class", "tick middle");
        }
        for (int i = 0; i < rows.size(); i++) {
            bar(html, rows.get(i), 6 + i * ROW, texts);
        }
        if (!Double.isNaN(mark)) {
            String x = Html.plain(LABEL + PLOT * mark, 1);
            line(html, x, "2", x, String.valueOf(height - 28), "mark");
        }
        html.close("svg");
    }

    private static void bar(Html html, Row row, int y, ReportTexts texts) {
        Estimate e = row.estimate();
        html.put("text", shortened(row.name()), "x", String.valueOf(LABEL - 10), "y", String.valueOf(y + 15),
                "class", "end");
        if (e.n() > 0) {
            html.open("rect", "x", String.valueOf(LABEL), "y", String.valueOf(y + 2), "width",
                    Html.plain(PLOT * e.value(), 1), "height", "16", "rx", "2", "class", "bar").close("rect");
            whisker(html, LABEL + PLOT * e.low(), LABEL + PLOT * e.high(), y + 10);
        }
        html.put("text", texts.estimate(e), "x", String.valueOf(LABEL + PLOT + 16), "y", String.valueOf(y + 15));
    }

    private static void whisker(Html html, double from, double to, int y) {
        String middle = String.valueOf(y);
        line(html, Html.plain(from, 1), middle, Html.plain(to, 1), middle, "whisker");
        for (double end : new double[] {from, to}) {
            line(html, Html.plain(end, 1), String.valueOf(y - 4), Html.plain(end, 1), String.valueOf(y + 4), "whisker");
        }
    }

    /** How often predictions of a confidence are right. @param confidence of each of the accuracies */
    static void reliability(Html html, String title, String across, String up, List<Double> confidence,
            List<Estimate> accuracy, ReportTexts texts) {
        html.open("svg", "viewBox", "0 0 " + (LEFT + SIDE + 24) + " " + (SIDE + 56), "role", "img", "class", "square");
        html.put("title", title);
        for (int t = 0; t <= 4; t++) {
            String y = Html.plain(y(t / 4.0), 1);
            line(html, String.valueOf(LEFT), y, String.valueOf(LEFT + SIDE), y, "grid");
            html.put("text", texts.percent(t / 4.0, 0), "x", String.valueOf(LEFT - 6), "y", Html.plain(y(t / 4.0) + 4, 1),
                    "class", "tick end");
            html.put("text", texts.percent(t / 4.0, 0), "x", Html.plain(x(t / 4.0), 1), "y", String.valueOf(SIDE + 26),
                    "class", "tick middle");
        }
        line(html, Html.plain(x(0), 1), Html.plain(y(0), 1), Html.plain(x(1), 1), Html.plain(y(1), 1), "mark");
        for (int i = 0; i < confidence.size(); i++) {
            Estimate e = accuracy.get(i);
            String x = Html.plain(x(confidence.get(i)), 1);
            line(html, x, Html.plain(y(e.low()), 1), x, Html.plain(y(e.high()), 1), "whisker");
            html.open("circle", "cx", x, "cy", Html.plain(y(e.value()), 1), "r", "5", "class", "bar");
            html.put("title", texts.estimate(e)).close("circle");
        }
        html.put("text", across, "x", Html.plain(x(0.5), 1), "y", String.valueOf(SIDE + 48), "class", "tick middle");
        html.put("text", up, "x", "12", "y", Html.plain(y(0.5), 1), "class", "tick middle", "transform",
                "rotate(-90 12 " + Html.plain(y(0.5), 1) + ")");
        html.close("svg");
    }

    /** One dot per split, those of the same accuracy on each other, over a line for the interval of the mean. */
    static void dots(Html html, String title, SplitSpread s, ReportTexts texts) {
        double least = Math.min(s.quantile(0), Double.isNaN(s.low()) ? 1 : s.low());
        double from = Math.min(0.9, Math.floor(least * 10) / 10);
        int[] ranks = s.ranks();
        int most = 1;
        for (int r : ranks) {
            most = Math.max(most, r + 1);
        }
        double step = Math.min(11, 96.0 / most);
        int floor = 26 + (int) Math.ceil(step * most);
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + (floor + 34), "role", "img", "class", "bars");
        html.put("title", title);
        for (int t = 0; t <= 5; t++) {
            String x = Html.plain(along(from + t * (1 - from) / 5, from), 1);
            line(html, x, "4", x, String.valueOf(floor + 6), "grid");
            html.put("text", texts.percent(from + t * (1 - from) / 5, from > 0.7 ? 1 : 0), "x", x, "y",
                    String.valueOf(floor + 24), "class", "tick middle");
        }
        if (!Double.isNaN(s.low())) {
            whisker(html, along(s.low(), from), along(s.high(), from), 12);
        }
        String mean = Html.plain(along(s.mean(), from), 1);
        line(html, mean, "6", mean, String.valueOf(floor + 6), "mark");
        for (int i = 0; i < ranks.length; i++) {
            html.open("circle", "cx", Html.plain(along(s.accuracy().get(i), from), 1), "cy",
                    Html.plain(floor - step * ranks[i], 1), "r", "5", "class", "bar").close("circle");
        }
        html.close("svg");
    }

    private static double along(double share, double from) {
        return 30 + (share - from) / (1 - from) * (WIDTH - 60);
    }

    private static double x(double share) {
        return LEFT + SIDE * share;
    }

    private static double y(double share) {
        return 8 + SIDE * (1 - share);
    }

    private static void line(Html html, String x1, String y1, String x2, String y2, String kind) {
        html.open("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "class", kind).close("line");
    }

    /** What has room beside a bar; the table has the whole name. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 26 ? name
                : name.substring(0, name.offsetByCodePoints(0, 25)) + "\u2026";
    }
}
