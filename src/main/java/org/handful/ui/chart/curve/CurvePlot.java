package org.handful.ui.chart.curve;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.List;
import org.handful.ui.chart.curve.Curve.Points;
import org.handful.ui.common.Texts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Builds the chart of one moment: loss above, accuracy below, and where there is a GPU its use, over the same steps. */
final class CurvePlot {
    /** How much of a curve shows through, of 255. */
    private static final int VEIL = 200;
    private static final int MOST_MARKS = 40;
    /** Width of a letter, at most, in heights of one. */
    private static final double LETTER = 0.6;
    private static final int PLOT = 3;
    /** Height of the GPU's plot where the others have three. */
    private static final int GPU_PLOT = 2;
    private static final int MOST_STEPS = 6;
    private static final int MOST_LOSSES = 6;
    private static final int FEW_LOSSES = 4;
    private static final double SMALLEST_PLOT_FOR_FINE_TICKS = 150;

    private final CurveData data;
    private final ChartLook look;
    private final Texts texts;
    private final boolean smoothed;

    CurvePlot(CurveData data, ChartLook look, Texts texts, boolean smoothed) {
        this.data = data;
        this.look = look;
        this.texts = texts;
        this.smoothed = smoothed;
    }

    /** @param right room for the labels at the line ends, pixels */
    JFreeChart build(double width, double height, double right) {
        int pixels = (int) Math.max(50, width - right);
        NumberAxis steps = look.countAxis(texts.get("chart.curves.steps"));
        // A little more than the last step, so that its mark is whole.
        steps.setRange(0, 1.01 * last());
        steps.setTickUnit(new NumberTickUnit(Math.max(1, Ticks.unit(last() / steps(pixels)))));
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(steps);
        both.setGap(20);
        both.setInsets(RectangleInsets.ZERO_INSETS);
        both.setOutlineVisible(false);
        both.setBackgroundPaint(null);
        boolean gpu = data.gpu() != null;
        double each = gpu ? height * PLOT / (2 * PLOT + GPU_PLOT) : height / 2;
        boolean small = each < SMALLEST_PLOT_FOR_FINE_TICKS / 12.0 * look.font().getSize();
        both.add(plot(pixels, lossAxis(small), List.of(CurveKind.SUPPORT_LOSS, CurveKind.HELD_OUT_LOSS)), PLOT);
        both.add(plot(pixels, accuracyAxis(small),
                List.of(CurveKind.SUPPORT_ACCURACY, CurveKind.HELD_OUT_ACCURACY)), PLOT);
        if (gpu) {
            both.add(gpuPlot(pixels), GPU_PLOT);
        }
        JFreeChart chart = new JFreeChart(null, look.font(), both, false);
        look.apply(chart);
        chart.setPadding(new RectangleInsets(8, 4, 4, right));
        return chart;
    }

    private XYPlot plot(int pixels, NumberAxis axis, List<CurveKind> kinds) {
        PointDataset points = new PointDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        if (smoothed) {
            kinds.stream().filter(k -> k.smoothing() > 0)
                    .forEach(k -> add(points, renderer, k, data.curve(k).thinned(false, pixels), true));
        }
        kinds.forEach(k -> add(points, renderer, k, data.curve(k).thinned(smoothed, pixels), false));
        XYPlot plot = new XYPlot(points, null, axis, renderer);
        look.apply(plot);
        if (data.bestStep() > 0 && data.bestStep() < lastLook()) {
            String words = texts.get("chart.curves.best");
            ValueMarker best = new ValueMarker(data.bestStep(), look.colours().mark(), look.dashes());
            boolean roomLeft = data.bestStep() > 0.5 * last();
            double before = (roomLeft ? data.bestStep() : data.lastStep() - data.bestStep()) / last() * pixels;
            // At the foot of the accuracies, where lines rarely come; a loss falls and rises through all of its plot.
            if (kinds.getFirst().accuracy() && before > LETTER * look.font().getSize() * words.length()) {
                best.setLabel(words);
                best.setLabelFont(look.font());
                best.setLabelPaint(look.colours().text());
                best.setLabelAnchor(roomLeft ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT);
                best.setLabelTextAnchor(roomLeft ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
                // A curve that passes behind the words must not strike them through.
                Color surface = look.colours().surface();
                best.setLabelBackgroundColor(new Color(surface.getRed(), surface.getGreen(), surface.getBlue(), VEIL));
            }
            plot.addDomainMarker(best);
        }
        return plot;
    }

    private void add(
            PointDataset all, XYLineAndShapeRenderer renderer, CurveKind kind, Points points, boolean faint) {
        int series = all.add(kind.name() + (faint ? " raw" : ""), points);
        renderer.setSeriesPaint(series, faint ? look.colours().faint(kind) : look.colours().of(kind));
        renderer.setSeriesStroke(series, faint ? look.hairline() : look.line());
        boolean few = points.size() <= MOST_MARKS && kind.heldOut() || points.size() == 1;
        renderer.setSeriesShapesVisible(series, !faint && few);
        renderer.setSeriesShape(series, new Ellipse2D.Double(-3, -3, 6, 6));
    }

    /** How many ticks the axis of steps has room for, each as wide as the last one and as much again. */
    private double steps(double width) {
        double label = LETTER * look.font().getSize() * NumberFormat.getIntegerInstance().format(last()).length();
        return Math.clamp(width / 2 / label, 2, MOST_STEPS);
    }

    /** The step where the axis ends. */
    private double last() {
        return Math.max(10, Math.max(data.totalSteps(), data.lastStep()));
    }

    /** The step of the newest held-out point: while that one is the best there is nothing to mark. */
    private double lastLook() {
        Curve heldOut = data.curve(CurveKind.HELD_OUT_LOSS);
        return heldOut.size() == 0 ? 0 : heldOut.x(heldOut.size() - 1);
    }

    private NumberAxis lossAxis(boolean small) {
        NumberAxis axis = look.valueAxis(texts.get("chart.curves.loss"));
        double highest = 0;
        for (CurveKind kind : CurveKind.values()) {
            Curve curve = data.curve(kind);
            for (int i = 0; !kind.accuracy() && i < curve.size(); i++) {
                highest = Math.max(highest, curve.raw(i));
            }
        }
        double top = highest > 0 ? highest * 1.05 : 1;
        axis.setRange(0, top);
        double unit = Ticks.unit(top / (small ? FEW_LOSSES : MOST_LOSSES));
        axis.setTickUnit(new NumberTickUnit(unit));
        axis.setNumberFormatOverride(digits(unit));
        return axis;
    }

    /** With as many digits as ticks of that distance need. */
    private static NumberFormat digits(double unit) {
        NumberFormat format = NumberFormat.getInstance();
        int digits = Ticks.digits(unit);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }

    private XYPlot gpuPlot(int pixels) {
        PointDataset points = new PointDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        List<Curve> curves = List.of(data.gpuMemory(), data.gpuBusy());
        for (Curve curve : curves) {
            int series = points.add("gpu " + curves.indexOf(curve), curve.thinned(false, pixels));
            renderer.setSeriesPaint(series, look.colours().text());
            renderer.setSeriesStroke(series, curve == data.gpuMemory() ? look.dashes() : look.line());
            renderer.setSeriesShapesVisible(series, curve.size() == 1);
            renderer.setSeriesShape(series, new Ellipse2D.Double(-3, -3, 6, 6));
        }
        XYPlot plot = new XYPlot(points, null, shareAxis("chart.curves.gpu", true), renderer);
        look.apply(plot);
        return plot;
    }

    private NumberAxis accuracyAxis(boolean small) {
        return shareAxis("chart.curves.accuracy", small);
    }

    private NumberAxis shareAxis(String title, boolean small) {
        NumberAxis axis = look.valueAxis(texts.get(title));
        axis.setRange(0, 1.02);
        axis.setTickUnit(new NumberTickUnit(small ? 0.5 : 0.25));
        axis.setNumberFormatOverride(new DecimalFormat("0 %"));
        return axis;
    }
}
