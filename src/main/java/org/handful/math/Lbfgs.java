package org.handful.math;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/**
 * Limited-memory BFGS (Liu and Nocedal, Math. Programming 1989): minimises a smooth function from values and gradients,
 * keeping the last few steps as its picture of the curvature. Written for Handful because the speed of logistic
 * regression on a handful of images hangs on it.
 *
 * @param memory steps that are remembered
 * @param maxIterations iterations after which it gives up
 * @param gradientTolerance it has converged when the length of the gradient is at most this
 * @param scaled true where the second derivative is about 1, so that the gradient is a good first step
 */
public record Lbfgs(int memory, int maxIterations, double gradientTolerance, boolean scaled) {
    /** A decrease below this share of the value is rounding; two in a row end the search. */
    private static final double LEAST_DECREASE = 4e-16;

    /** How a minimisation ended. */
    public enum End {
        CONVERGED,
        /** No further decrease can be measured in double precision. */
        PRECISION,
        ITERATIONS,
        STOPPED
    }

    /** @param x the best point found */
    public record Result(double[] x, double value, double gradientNorm, int iterations, int evaluations, End end) {}

    private record Pair(double[] s, double[] y, double rho) {}

    /** Ten remembered steps. */
    public static Lbfgs of(int maxIterations, double gradientTolerance) {
        return new Lbfgs(10, maxIterations, gradientTolerance, false);
    }

    /** For an objective whose second derivative is about 1. */
    public Lbfgs onScaled() {
        return new Lbfgs(memory, maxIterations, gradientTolerance, true);
    }

    /** Looks at a search after every iteration. */
    @FunctionalInterface
    public interface Look {
        /**
         * @param iteration counts from 1
         * @param gradientNorm where it is now
         * @return false to end with what there is; an exception passes through
         */
        boolean after(int iteration, double gradientNorm);
    }

    /**
     * Minimises from {@code x0}, which is not changed.
     *
     * @param goOn asked after every iteration; false ends with what there is, an exception passes through
     */
    public Result minimise(Objective objective, double[] x0, BooleanSupplier goOn) {
        return minimise(objective, x0, (_, _) -> goOn.getAsBoolean());
    }

    /** The same for whoever looks closer. */
    public Result minimise(Objective objective, double[] x0, Look look) {
        int n = x0.length;
        var search = new LineSearch(objective, n);
        double[] x = x0.clone();
        double[] gradient = new double[n];
        double value = objective.evaluate(x, gradient);
        double norm = Math.sqrt(objective.inner(gradient, gradient));
        Deque<Pair> pairs = new ArrayDeque<>();
        End end = norm <= gradientTolerance ? End.CONVERGED : End.ITERATIONS;
        int iteration = 0;
        int still = 0;
        while (end == End.ITERATIONS && iteration < maxIterations) {
            double[] direction = direction(objective, pairs, gradient);
            double slope = objective.inner(direction, gradient);
            if (!(slope < 0)) {
                pairs.clear();
                direction = direction(objective, pairs, gradient);
                slope = -norm * norm;
            }
            double first = pairs.isEmpty() && !scaled ? Math.min(1, 1 / norm) : 1;
            if (!search.search(x, direction, value, slope, first)) {
                if (pairs.isEmpty()) {
                    end = End.PRECISION;
                }
                pairs.clear();
                continue;
            }
            iteration++;
            still = value - search.value <= LEAST_DECREASE * Math.abs(value) ? still + 1 : 0;
            remember(objective, pairs, x, gradient, search);
            System.arraycopy(search.point, 0, x, 0, n);
            System.arraycopy(search.gradient, 0, gradient, 0, n);
            value = search.value;
            norm = Math.sqrt(objective.inner(gradient, gradient));
            if (norm <= gradientTolerance) {
                end = End.CONVERGED;
            } else if (still == 2) {
                end = End.PRECISION;
            } else if (!look.after(iteration, norm)) {
                end = End.STOPPED;
            }
        }
        return new Result(x, value, norm, iteration, search.evaluations + 1, end);
    }

    private void remember(
            Objective space, Deque<Pair> pairs, double[] x, double[] gradient, LineSearch found) {
        double[] s = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            s[i] = found.point[i] - x[i];
            y[i] = found.gradient[i] - gradient[i];
        }
        double sy = space.inner(s, y);
        if (sy > 1e-16 * space.inner(y, y)) {
            if (pairs.size() == memory) {
                pairs.removeLast();
            }
            pairs.addFirst(new Pair(s, y, 1 / sy));
        }
    }

    /** -H g by the two-loop recursion, newest pair first. */
    private static double[] direction(Objective space, Deque<Pair> pairs, double[] gradient) {
        double[] d = new double[gradient.length];
        Vectors.axpy(-1, gradient, d);
        double[] alpha = new double[pairs.size()];
        int i = 0;
        for (Pair p : pairs) {
            alpha[i] = p.rho * space.inner(p.s, d);
            Vectors.axpy(-alpha[i++], p.y, d);
        }
        if (!pairs.isEmpty()) {
            Pair newest = pairs.peekFirst();
            double gamma = 1 / (newest.rho * space.inner(newest.y, newest.y));
            for (int j = 0; j < d.length; j++) {
                d[j] *= gamma;
            }
        }
        for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
            Pair p = oldest.next();
            double beta = p.rho * space.inner(p.y, d);
            Vectors.axpy(alpha[--i] - beta, p.s, d);
        }
        return d;
    }
}
