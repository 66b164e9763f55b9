package org.handful.ui.chart.curve;

import java.util.Arrays;

/**
 * The points of one curve with their smoothed values, which are found as points arrive. Not thread-safe.
 *
 * <p>Smoothing is the exponential moving average s_t = b s_{t-1} + (1-b) y_t, divided by 1 - b^t, so that the first
 * points are not drawn towards zero.
 */
public final class Curve {
    private final double weight;
    private double[] x = new double[64];
    private double[] raw = new double[64];
    private double[] smooth = new double[64];
    private int size;
    private double average;
    private double bias = 1;

    /** @param weight b, 0 for no smoothing, below 1 */
    public Curve(double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException("weight " + weight);
        }
        this.weight = weight;
    }

    /** Adds a point; one whose value is not finite leaves a gap of nothing and is not kept. */
    public void append(double step, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (size == x.length) {
            x = Arrays.copyOf(x, size * 2);
            raw = Arrays.copyOf(raw, size * 2);
            smooth = Arrays.copyOf(smooth, size * 2);
        }
        average = weight * average + (1 - weight) * value;
        bias *= weight;
        x[size] = step;
        raw[size] = value;
        smooth[size] = average / (1 - bias);
        size++;
    }

    public int size() {
        return size;
    }

    public double x(int i) {
        return x[i];
    }

    public double raw(int i) {
        return raw[i];
    }

    public double smooth(int i) {
        return smooth[i];
    }

    /** Index of the point whose step is nearest, or -1 in an empty curve. */
    public int nearest(double step) {
        if (size == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(x, 0, size, step);
        if (at >= 0) {
            return at;
        }
        int after = Math.min(-at - 1, size - 1);
        int before = Math.max(after - 1, 0);
        return step - x[before] <= x[after] - step ? before : after;
    }

    /** The points for a line as wide as this many pixels. */
    public Points thinned(boolean smoothed, int pixels) {
        return Thinning.thin(x, smoothed ? smooth : raw, size, pixels);
    }

    /** Points to draw. @param y as long as x */
    public record Points(double[] x, double[] y) {
        public int size() {
            return x.length;
        }
    }
}
