package org.handful.ui.evaluate.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.evaluate.map.MapModel.Point;

/**
 * Points in the plane, as large as there is room; pictures instead where there is room for them. A press selects the nearest
 * one, a line drawn around some of them selects those; the wheel and plus and minus come closer, the other button and the
 * arrow keys move, 0 shows all. FX thread.
 */
final class MapCanvas extends Region {
    private static final double RADIUS = 4;
    private static final double NEAR = 12;
    private static final double EDGE = 3;
    private static final double STEP = 1.25;
    private static final double MOVE = 40;
    /** Share of the area that pictures may fill without covering each other too much. */
    private static final double ROOM = 0.6;
    private static final double MARGIN = 16;

    private final Canvas canvas = new Canvas();
    private final Function<Point, Color> colour;
    private final Consumer<List<String>> select;
    private final Consumer<List<String>> surround;
    private final List<double[]> lasso = new ArrayList<>();
    private List<Point> points = List.of();
    private Set<String> selected = Set.of();
    private Color ink = Color.BLACK;
    private final Plane plane = new Plane();
    private final Pictures pictures;
    private double[] hold;
    private boolean large;

    /** @param colour of a point now, @param select hears what was pressed, @param surround what a line was drawn around */
    MapCanvas(Function<Point, Color> colour, Consumer<List<String>> select, Consumer<List<String>> surround,
            ImageCache images) {
        this.pictures = new Pictures(images, this::draw);
        this.colour = colour;
        this.select = select;
        this.surround = surround;
        setId("evaluate.map");
        setMinSize(200, 200);
        setPrefSize(640, 480);
        setFocusTraversable(true);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    void show(List<Point> now) {
        // In the order of the project the last class would lie over all others.
        points = new ArrayList<>(now);
        Collections.shuffle(points, new Random(0));
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
        return plane.place(p);
    }

    /** Comes closer to the middle, or goes away for a factor below 1. */
    void zoom(double factor) {
        plane.zoom(factor, getWidth() / 2, getHeight() / 2);
        draw();
    }

    void whole() {
        plane.whole();
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        plane.fit(points, getWidth(), getHeight(), fits(points) ? Pictures.SIDE / 2.0 + EDGE : MARGIN);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        List<Point> inView = points.stream().filter(p -> plane.shows(place(p), Pictures.SIDE)).toList();
        large = fits(inView);
        for (boolean chosen : new boolean[] {false, true}) {
            for (Point p : inView) {
                if (selected.contains(p.image()) == chosen) {
                    point(g, p, chosen);
                }
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

    /** Whether there is room for pictures instead of dots. */
    private boolean fits(List<Point> drawn) {
        double needed = (double) drawn.size() * Pictures.SIDE * Pictures.SIDE;
        return !drawn.isEmpty() && needed < ROOM * getWidth() * getHeight();
    }

    private void point(GraphicsContext g, Point p, boolean chosen) {
        Image picture = large && p.sha256() != null ? pictures.of(p.sha256()) : null;
        double[] at = place(p);
        double half = picture == null ? RADIUS : Pictures.SIDE / 2.0;
        if (picture == null) {
            dot(g, p, chosen ? 1 : selected.isEmpty() ? 0.85 : 0.4);
        } else {
            g.setFill(colour.apply(p));
            g.fillRect(at[0] - half, at[1] - half, 2 * half, 2 * half);
            g.drawImage(picture, at[0] - half + EDGE, at[1] - half + EDGE, 2 * (half - EDGE), 2 * (half - EDGE));
            if (Boolean.TRUE.equals(p.wrong())) {
                dot(g, p, 1);
            }
        }
        if (chosen) {
            g.setStroke(ink);
            g.setLineWidth(1.5);
            if (picture == null) {
                g.strokeOval(at[0] - half - 2, at[1] - half - 2, 2 * half + 4, 2 * half + 4);
            } else {
                g.strokeRect(at[0] - half - 1.5, at[1] - half - 1.5, 2 * half + 3, 2 * half + 3);
            }
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
        hold = e.getButton() == MouseButton.PRIMARY ? null : new double[] {e.getX(), e.getY()};
        if (hold == null) {
            lasso.add(new double[] {e.getX(), e.getY()});
        }
    }

    private void dragged(MouseEvent e) {
        if (!lasso.isEmpty()) {
            lasso.add(new double[] {e.getX(), e.getY()});
            draw();
        } else if (hold != null) {
            plane.move(e.getX() - hold[0], e.getY() - hold[1]);
            hold = new double[] {e.getX(), e.getY()};
            draw();
        }
    }

    private void scrolled(ScrollEvent e) {
        if (e.getDeltaY() != 0) {
            plane.zoom(e.getDeltaY() > 0 ? STEP : 1 / STEP, e.getX(), e.getY());
            draw();
        }
        e.consume();
    }

    private void typed(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case PLUS, ADD, EQUALS -> zoom(STEP);
            case MINUS, SUBTRACT -> zoom(1 / STEP);
            case DIGIT0, NUMPAD0 -> whole();
            case LEFT -> plane.move(MOVE, 0);
            case RIGHT -> plane.move(-MOVE, 0);
            case UP -> plane.move(0, MOVE);
            case DOWN -> plane.move(0, -MOVE);
            default -> {
                return;
            }
        }
        draw();
        e.consume();
    }

    private void released(MouseEvent e) {
        if (lasso.isEmpty()) {
            return;
        }
        if (lasso.size() > 3) {
            List<String> inside =
                    points.stream().filter(p -> Lasso.holds(lasso, place(p))).map(Point::image).toList();
            lasso.clear();
            surround.accept(inside);
        } else {
            lasso.clear();
            select.accept(nearest(e.getX(), e.getY()));
        }
        draw();
    }

    private List<String> nearest(double x, double y) {
        Point best = null;
        double least = large ? Pictures.SIDE / 2.0 : NEAR;
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
