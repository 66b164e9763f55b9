package org.handful.math;

/** A differentiable function of a vector, as {@link Lbfgs} minimises it. */
@FunctionalInterface
public interface Objective {
    /**
     * @param x the point; not to be changed or kept
     * @param gradient receives the gradient at x, with respect to {@link #inner}
     * @return the value at x
     */
    double evaluate(double[] x, double[] gradient);

    /** The inner product of the space in which the minimisation runs; the usual one unless the function says more. */
    default double inner(double[] a, double[] b) {
        return Vectors.dot(a, b);
    }
}
