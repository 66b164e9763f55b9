package org.handful.math;

/** A differentiable function of a vector, as {@link Lbfgs} minimises it. */
@FunctionalInterface
public interface Objective {
    /**
     * @param x the point; not to be changed or kept
     * @param gradient receives the gradient at x
     * @return the value at x
     */
    double evaluate(double[] x, double[] gradient);
}
