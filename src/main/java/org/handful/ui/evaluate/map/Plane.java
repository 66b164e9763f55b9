package org.handful.ui.evaluate.map;

import java.util.List;
import org.handful.ui.evaluate.map.MapModel.Point;

/** Where points lie in a rectangle: all of them in view at first, then closer and moved. FX thread. */
final class Plane {
    private static final double CLOSEST = 64;

    private double width;
    private double height;
    private double middleX;
    private double middleY;
    private double fitted = 1;
    private double zoom = 1;
    private double right;
    private double down;

    /** @param margin in pixels, left free at every edge for what is drawn around a point */
    void fit(List<Point> points, double wide, double high, double margin) {
        width = wide;
        height = high;
        double x0 = points.stream().mapToDouble(Point::x).min().orElse(0);
        double x1 = points.stream().mapToDouble(Point::x).max().orElse(1);
        double y0 = points.stream().mapToDouble(Point::y).min().orElse(0);
        double y1 = points.stream().mapToDouble(Point::y).max().orElse(1);
        middleX = (x0 + x1) / 2;
        middleY = (y0 + y1) / 2;
        fitted = Math.min((wide - 2 * margin) / Math.max(x1 - x0, 1e-9),
                (high - 2 * margin) / Math.max(y1 - y0, 1e-9));
    }

    /** In pixels of the rectangle. */
    double[] place(Point p) {
        return new double[] {width / 2 + right + zoom * fitted * (p.x() - middleX),
            height / 2 + down - zoom * fitted * (p.y() - middleY)};
    }

    boolean shows(double[] at, double around) {
        return at[0] > -around && at[1] > -around && at[0] < width + around && at[1] < height + around;
    }

    /** What lies under x and y stays there. */
    void zoom(double factor, double x, double y) {
        double before = zoom;
        zoom = Math.clamp(zoom * factor, 1, CLOSEST);
        double grown = zoom / before;
        right = x - width / 2 - grown * (x - width / 2 - right);
        down = y - height / 2 - grown * (y - height / 2 - down);
        if (zoom == 1) {
            whole();
        }
    }

    void move(double dx, double dy) {
        right += dx;
        down += dy;
    }

    void whole() {
        zoom = 1;
        right = 0;
        down = 0;
    }
}
