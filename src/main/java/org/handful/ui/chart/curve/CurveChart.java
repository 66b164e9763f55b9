package org.handful.ui.chart.curve;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import org.handful.ui.chart.ChartMenu;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.fx.FXGraphics2D;

/**
 * Loss and accuracy of support and held-out images while a training goes on, or of a stored run. Points may arrive at
 * any rate: they are collected and painted at most ten times a second. Only for the FX thread.
 */
public final class CurveChart extends ChartSurface {
    private static final List<List<CurveKind>> PLOTS = List.of(
            List.of(CurveKind.SUPPORT_LOSS, CurveKind.HELD_OUT_LOSS),
            List.of(CurveKind.SUPPORT_ACCURACY, CurveKind.HELD_OUT_ACCURACY));

    private final Texts texts;
    private final Figures figures;
    private final BooleanProperty smoothing = new SimpleBooleanProperty(this, "smoothing", true);
    private final CurveHover hover;
    private CurveData data = new CurveData();
    private Rectangle2D area = new Rectangle2D.Double();
    private double firstStep;
    private double lastStep = 1;

    /** @param texts with the bundle {@code chart} in it */
    public CurveChart(Texts texts) {
        this.texts = texts;
        this.figures = new Figures(texts);
        this.hover = new CurveHover(texts);
        getStyleClass().addAll("curve-chart", "training-chart");
        getStylesheets().add(CurveChart.class.getResource("/css/chart.css").toExternalForm());
        getChildren().addAll(hover.nodes());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        smoothing.addListener((_, _, _) -> changed());
        setOnMouseMoved(this::hover);
        setOnMouseExited(_ -> hover.hide());
        new ChartMenu(this, texts, "curves", () -> data.empty(),
                () -> new CurveSvg(data, look(), texts, smoothing.get()).write(getWidth(), getHeight()),
                () -> CurveCsv.write(data)).install();
    }

    /** Whether the line is the moving average, with the raw points faint behind it. */
    public BooleanProperty smoothingProperty() {
        return smoothing;
    }

    /** Shows other curves, which may grow afterwards: see {@link #grown}. */
    public void show(CurveData other) {
        data = other;
        hover.hide();
        changed();
    }

    /** The curves that are shown got a point. */
    public void grown() {
        changed();
    }

    /** What is shown; to read, not to change. */
    public CurveData data() {
        return data;
    }

    @Override
    protected void paint(FXGraphics2D g, double width, double height) {
        describe();
        ChartLook look = look();
        g.setFont(look.font());
        List<List<EndLabel>> labels = Stream.concat(
                PLOTS.stream().map(p -> p.stream().flatMap(this::label).toList()),
                Stream.of(gpuLabels())).toList();
        double right = 12 + labels.stream().flatMap(List::stream)
                .mapToDouble(l -> g.getFontMetrics().stringWidth(l.text())).max().orElse(0);
        JFreeChart chart = new CurvePlot(data, look, texts, smoothing.get()).build(width, height, right);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height), info);
        CombinedDomainXYPlot both = (CombinedDomainXYPlot) chart.getPlot();
        List<?> plots = both.getSubplots();
        for (int i = 0; i < plots.size(); i++) {
            Rectangle2D plotArea = info.getPlotInfo().getSubplotInfo(i).getDataArea();
            paintLabels(g, look, labels.get(i), ((XYPlot) plots.get(i)).getRangeAxis(), plotArea, end(both, plotArea));
            area = i == 0 ? plotArea : area.createUnion(plotArea);
        }
        firstStep = both.getDomainAxis().getLowerBound();
        lastStep = both.getDomainAxis().getUpperBound();
    }

    ChartLook look() {
        return ChartLook.of(colours(), fontSize());
    }

    private void paintLabels(
            FXGraphics2D g, ChartLook look, List<EndLabel> labels, ValueAxis axis, Rectangle2D plotArea,
            double x) {
        double[] wanted = labels.stream()
                .mapToDouble(l -> axis.valueToJava2D(l.value(), plotArea, RectangleEdge.LEFT)).toArray();
        double line = fontSize() * 1.35;
        double[] placed = EndLabels.place(wanted, line, plotArea.getMinY() - line / 2, plotArea.getMaxY() + line / 2);
        for (int i = 0; i < placed.length; i++) {
            String text = labels.get(i).text();
            // In the middle of the plot the grid would strike the words through.
            g.setPaint(look.colours().surface());
            g.fill(new Rectangle2D.Double(x + 6, placed[i] - line / 2, g.getFontMetrics().stringWidth(text) + 4, line));
            g.setPaint(labels.get(i).colour());
            g.drawString(text, (float) x + 8, (float) (placed[i] + line * 0.3));
        }
    }

    /** Where the longer of the lines ends. */
    private double end(CombinedDomainXYPlot plot, Rectangle2D plotArea) {
        return plot.getDomainAxis().valueToJava2D(data.lastStep(), plotArea, RectangleEdge.BOTTOM);
    }

    private Stream<EndLabel> label(CurveKind kind) {
        Curve curve = data.curve(kind);
        if (curve.size() == 0) {
            return Stream.empty();
        }
        int last = curve.size() - 1;
        double value = smoothing.get() ? curve.smooth(last) : curve.raw(last);
        String name = texts.get(kind.heldOut() ? "chart.curves.heldOut" : "chart.curves.support");
        return Stream.of(new EndLabel(colours().of(kind), name + " " + CurveHover.format(kind, value), value));
    }

    private List<EndLabel> gpuLabels() {
        if (data.gpu() == null) {
            return List.of();
        }
        return List.of(
                new EndLabel(colours().text(), texts.get("chart.curves.gpuMemory", figures.bytes(data.gpu().usedBytes())),
                        (double) data.gpu().usedBytes() / data.gpu().totalBytes()),
                new EndLabel(colours().text(), texts.get("chart.curves.gpuBusy", figures.percent(data.gpu().busy(), 0)),
                        data.gpu().busy()));
    }

    private record EndLabel(Color colour, String text, double value) {}

    private void hover(MouseEvent e) {
        if (data.empty() || !area.contains(e.getX(), e.getY())) {
            hover.hide();
            return;
        }
        double step = firstStep + (e.getX() - area.getMinX()) / area.getWidth() * (lastStep - firstStep);
        Curve support = data.curve(CurveKind.SUPPORT_LOSS);
        Curve nearest = support.size() > 0 ? support : data.curve(CurveKind.HELD_OUT_LOSS);
        double at = nearest.x(nearest.nearest(step));
        double x = area.getMinX() + (at - firstStep) / (lastStep - firstStep) * area.getWidth();
        hover.show(data, at, x, area, getWidth());
    }

    private void describe() {
        setAccessibleText(texts.get("chart.curves.accessible",
                data.empty() ? texts.get("chart.curves.empty") : hover.describe(data, data.lastStep()))
                + (data.gpu() == null ? "" : " " + texts.get("chart.curves.gpuAccessible",
                        figures.bytes(data.gpu().usedBytes()), figures.bytes(data.gpu().totalBytes()),
                        figures.percent(data.gpu().busy(), 0))));
    }
}
