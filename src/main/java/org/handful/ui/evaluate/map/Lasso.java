package org.handful.ui.evaluate.map;

import java.util.List;

/** Whether a closed line goes around a point: a ray from it crosses the line an odd number of times. */
final class Lasso {
    private Lasso() {}

    static boolean holds(List<double[]> line, double[] point) {
        boolean inside = false;
        for (int i = 0, j = line.size() - 1; i < line.size(); j = i++) {
            double[] a = line.get(i);
            double[] b = line.get(j);
            if (a[1] > point[1] != b[1] > point[1]
                    && point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]) {
                inside = !inside;
            }
        }
        return inside;
    }
}
