package org.handful.ui.evaluate.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.handful.ui.evaluate.map.MapModel.Point;

/**
 * Points in the plane, as large as there is room. A press selects the nearest one, a line drawn around some of them selects
 * those. FX thread.
 */
final class MapCanvas extends Region {
    private static final double MARGIN = 16;
    private static final double RADIUS = 4;
    private static final double NEAR = 12;

    private final Canvas canvas = new Canvas();
    private final Function<Point, Color> colour;
    private final Consumer<List<String>> select;
    private final List<double[]> lasso = new ArrayList<>();
    private List<Point> points = List.of();
    private Set<String> selected = Set.of();
    private Color ink = Color.BLACK;
    private double scale = 1;
    private double left;
    private double top;

    /** @param colour of a point now, @param select hears what was chosen */
    MapCanvas(Function<Point, Color> colour, Consumer<List<String>> select) {
        this.colour = colour;
        this.select = select;
        setId("evaluate.map");
        setMinSize(200, 200);
        setPrefSize(640, 480);
        setFocusTraversable(true);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    void show(List<Point> now) {
        points = now;
        requestLayout();
    }

    void select(Set<String> names) {
        selected = names;
        draw();
    }

    /** @param text colour of outlines and of the line that is drawn */
    void ink(Color text) {
        ink = text;
        draw();
    }

    /** Where a point lies in this region. */
    double[] place(Point p) {
        return new double[] {left + p.x() * scale, top - p.y() * scale};
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void fit() {
        double x0 = points.stream().mapToDouble(Point::x).min().orElse(0);
        double x1 = points.stream().mapToDouble(Point::x).max().orElse(1);
        double y0 = points.stream().mapToDouble(Point::y).min().orElse(0);
        double y1 = points.stream().mapToDouble(Point::y).max().orElse(1);
        double wide = Math.max(x1 - x0, 1e-9);
        double high = Math.max(y1 - y0, 1e-9);
        scale = Math.min((getWidth() - 2 * MARGIN) / wide, (getHeight() - 2 * MARGIN) / high);
        left = getWidth() / 2 - scale * (x0 + x1) / 2;
        top = getHeight() / 2 + scale * (y0 + y1) / 2;
    }

    private void draw() {
        fit();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        for (Point p : points) {
            if (!selected.contains(p.image())) {
                dot(g, p, selected.isEmpty() ? 0.85 : 0.4);
            }
        }
        for (Point p : points) {
            if (selected.contains(p.image())) {
                dot(g, p, 1);
                double[] at = place(p);
                g.setStroke(ink);
                g.setLineWidth(1.5);
                g.strokeOval(at[0] - RADIUS - 2, at[1] - RADIUS - 2, 2 * RADIUS + 4, 2 * RADIUS + 4);
            }
        }
        if (lasso.size() > 1) {
            g.setStroke(ink);
            g.setLineWidth(1);
            g.setLineDashes(5, 4);
            g.strokePolygon(lasso.stream().mapToDouble(v -> v[0]).toArray(), lasso.stream().mapToDouble(v -> v[1]).toArray(),
                    lasso.size());
            g.setLineDashes();
        }
    }

    /** A mistake is a cross, so that it is told without colour. */
    private void dot(GraphicsContext g, Point p, double opacity) {
        double[] at = place(p);
        g.setGlobalAlpha(opacity);
        if (Boolean.TRUE.equals(p.wrong())) {
            g.setStroke(colour.apply(p));
            g.setLineWidth(2.5);
            g.strokeLine(at[0] - RADIUS, at[1] - RADIUS, at[0] + RADIUS, at[1] + RADIUS);
            g.strokeLine(at[0] - RADIUS, at[1] + RADIUS, at[0] + RADIUS, at[1] - RADIUS);
        } else {
            g.setFill(colour.apply(p));
            g.fillOval(at[0] - RADIUS, at[1] - RADIUS, 2 * RADIUS, 2 * RADIUS);
        }
        g.setGlobalAlpha(1);
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        lasso.clear();
        if (e.getButton() == MouseButton.PRIMARY) {
            lasso.add(new double[] {e.getX(), e.getY()});
        }
    }

    private void dragged(MouseEvent e) {
        if (!lasso.isEmpty()) {
            lasso.add(new double[] {e.getX(), e.getY()});
            draw();
        }
    }

    private void released(MouseEvent e) {
        if (lasso.isEmpty()) {
            return;
        }
        List<String> chosen = lasso.size() > 3
                ? points.stream().filter(p -> Lasso.holds(lasso, place(p))).map(Point::image).toList()
                : nearest(e.getX(), e.getY());
        lasso.clear();
        select.accept(chosen);
        draw();
    }

    private List<String> nearest(double x, double y) {
        Point best = null;
        double least = NEAR;
        for (Point p : points) {
            double[] at = place(p);
            double d = Math.hypot(at[0] - x, at[1] - y);
            if (d < least) {
                least = d;
                best = p;
            }
        }
        return best == null ? List.of() : List.of(best.image());
    }
}
