package org.handful.run.preflight;

import java.util.ArrayList;
import java.util.List;

/**
 * Seconds of a fit over embeddings: {@code a volume^p dim^q}, a straight line in logarithms, fitted by least squares.
 * Few points cannot tell p and q apart, so both are drawn towards 1, which is what a pass over the numbers costs; the
 * more the points differ in size, the more they decide. Neither is ever negative: more never costs less.
 */
record PowerLaw(double logA, double p, double q, List<Double> logResiduals) {
    /** How much the exponents want to be 1, in points that differ by a factor e. */
    private static final double PRIOR = 1;
    private static final double LARGEST = 3;

    /** What was measured once. */
    record Point(double volume, double dim, double seconds) {}

    /** @param points at least one */
    static PowerLaw fit(List<Point> points) {
        int n = points.size();
        double mx = points.stream().mapToDouble(t -> Math.log(t.volume)).average().orElseThrow();
        double md = points.stream().mapToDouble(t -> Math.log(t.dim)).average().orElseThrow();
        double my = points.stream().mapToDouble(t -> Math.log(t.seconds)).average().orElseThrow();
        // Normal equations of the centred points for what p and q differ from 1.
        double xx = PRIOR;
        double dd = PRIOR;
        double xd = 0;
        double xr = 0;
        double dr = 0;
        for (Point t : points) {
            double x = Math.log(t.volume) - mx;
            double d = Math.log(t.dim) - md;
            double r = Math.log(t.seconds) - my - x - d;
            xx += x * x;
            dd += d * d;
            xd += x * d;
            xr += x * r;
            dr += d * r;
        }
        double det = xx * dd - xd * xd;
        double p = Math.clamp(1 + (xr * dd - dr * xd) / det, 0, LARGEST);
        double q = Math.clamp(1 + (dr * xx - xr * xd) / det, 0, LARGEST);
        double logA = my - p * mx - q * md;
        List<Double> residuals = new ArrayList<>(n);
        for (Point t : points) {
            residuals.add(Math.log(t.seconds) - logA - p * Math.log(t.volume) - q * Math.log(t.dim));
        }
        return new PowerLaw(logA, p, q, residuals);
    }

    double seconds(double volume, double dim) {
        return Math.exp(logA + p * Math.log(Math.max(1, volume)) + q * Math.log(Math.max(1, dim)));
    }
}
