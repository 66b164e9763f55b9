package org.handful.math;

/**
 * Finds a step along a descent direction that satisfies the strong Wolfe conditions
 * {@code f(t) <= f(0) + c1 t f'(0)} and {@code |f'(t)| <= c2 |f'(0)|}: bracketing, then zooming by safeguarded cubic
 * interpolation (Nocedal and Wright, Numerical Optimization, 2nd ed. 2006, algorithms 3.5 and 3.6). Where rounding
 * hides the decrease, a step whose value is equal to working precision passes the first condition (Hager and Zhang,
 * SIAM J. Optim. 2005). Not thread-safe: one search belongs to one minimisation.
 */
final class LineSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_EVALUATIONS = 40;
    private static final double ROUNDING = 1e-14;

    private final Objective objective;
    private double[] start;
    private double[] direction;
    private double value0;
    private double slope0;
    private double slack;

    /** The last point looked at, and its value and gradient. */
    final double[] point;

    final double[] gradient;
    double value;
    private double slope;
    int evaluations;

    LineSearch(Objective objective, int n) {
        this.objective = objective;
        point = new double[n];
        gradient = new double[n];
    }

    /** True when a step was found; point, value and gradient are then the new ones. */
    boolean search(double[] from, double[] along, double valueThere, double slopeThere, double firstStep) {
        start = from;
        direction = along;
        value0 = valueThere;
        slope0 = slopeThere;
        slack = ROUNDING * Math.abs(valueThere);
        double lowStep = 0;
        double lowValue = value0;
        double lowSlope = slope0;
        double step = firstStep;
        for (int i = 0; i < MOST_EVALUATIONS; i++) {
            look(step);
            if (!(decreases(step) && (value < lowValue + slack || i == 0))) {
                return zoom(lowStep, lowValue, lowSlope, step, value, slope);
            }
            if (flat()) {
                return true;
            }
            if (slope >= 0) {
                return zoom(step, value, slope, lowStep, lowValue, lowSlope);
            }
            lowStep = step;
            lowValue = value;
            lowSlope = slope;
            step *= 4;
        }
        return false;
    }

    private boolean zoom(double low, double lowValue, double lowSlope, double high, double highValue,
            double highSlope) {
        for (int i = 0; i < MOST_EVALUATIONS && Math.abs(high - low) > 1e-16 * Math.max(1, Math.abs(low)); i++) {
            double step = cubic(low, lowValue, lowSlope, high, highValue, highSlope);
            look(step);
            if (!decreases(step) || value > lowValue + slack) {
                high = step;
                highValue = value;
                highSlope = slope;
                continue;
            }
            if (flat()) {
                return true;
            }
            if (slope * (high - low) >= 0) {
                high = low;
                highValue = lowValue;
                highSlope = lowSlope;
            }
            low = step;
            lowValue = value;
            lowSlope = slope;
        }
        if (low > 0 && lowValue < value0) {
            look(low);
            return true;
        }
        return false;
    }

    /** Minimum of the cubic through both ends, kept a tenth of the interval away from them. */
    private static double cubic(double a, double fa, double ga, double b, double fb, double gb) {
        double d1 = ga + gb - 3 * (fa - fb) / (a - b);
        double square = d1 * d1 - ga * gb;
        double middle = 0.5 * (a + b);
        if (!(square >= 0) || !Double.isFinite(fb)) {
            return middle;
        }
        double d2 = Math.signum(b - a) * Math.sqrt(square);
        double t = b - (b - a) * (gb + d2 - d1) / (gb - ga + 2 * d2);
        double margin = 0.1 * Math.abs(b - a);
        if (!Double.isFinite(t)) {
            return middle;
        }
        return Math.clamp(t, Math.min(a, b) + margin, Math.max(a, b) - margin);
    }

    private void look(double step) {
        for (int i = 0; i < point.length; i++) {
            point[i] = start[i] + step * direction[i];
        }
        value = objective.evaluate(point, gradient);
        slope = objective.inner(gradient, direction);
        evaluations++;
    }

    private boolean decreases(double step) {
        return value <= value0 + DECREASE * step * slope0 + slack;
    }

    private boolean flat() {
        return Math.abs(slope) <= -CURVATURE * slope0;
    }
}
