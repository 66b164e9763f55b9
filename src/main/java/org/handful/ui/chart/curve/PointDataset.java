package org.handful.ui.chart.curve;

import java.util.ArrayList;
import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/** Hands thinned points to the chart without copying or sorting them again. */
final class PointDataset extends AbstractXYDataset {
    private static final long serialVersionUID = 1L;

    private final transient List<String> keys = new ArrayList<>();
    private final transient List<Curve.Points> series = new ArrayList<>();

    /** The number of the new series. */
    int add(String key, Curve.Points points) {
        keys.add(key);
        series.add(points);
        return series.size() - 1;
    }

    @Override
    public int getSeriesCount() {
        return series.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int number) {
        return keys.get(number);
    }

    @Override
    public int getItemCount(int number) {
        return series.get(number).size();
    }

    @Override
    public Number getX(int number, int item) {
        return getXValue(number, item);
    }

    @Override
    public Number getY(int number, int item) {
        return getYValue(number, item);
    }

    @Override
    public double getXValue(int number, int item) {
        return series.get(number).x()[item];
    }

    @Override
    public double getYValue(int number, int item) {
        return series.get(number).y()[item];
    }
}
