package org.handful.math;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, ICLR 2019), to the rounding the same as PyTorch's
 * {@code AdamW}:
 *
 * <pre>
 * w -= rate decay w
 * m  = b1 m + (1 - b1) g
 * v  = b2 v + (1 - b2) g^2
 * w -= rate m / (1 - b1^t) / (sqrt(v) / sqrt(1 - b2^t) + epsilon)
 * </pre>
 *
 * <p>One object holds the moments of one parameter array; not thread-safe.
 */
public final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double weightDecay;
    private final double epsilon;
    private final double[] first;
    private final double[] second;
    private int steps;

    /** @param weightDecay 0 for parameters that shall not shrink, such as biases */
    public AdamW(int parameters, double weightDecay) {
        this(parameters, weightDecay, EPSILON);
    }

    /** @param epsilon what keeps small gradients from long steps */
    public AdamW(int parameters, double weightDecay, double epsilon) {
        this.weightDecay = weightDecay;
        this.epsilon = epsilon;
        first = new double[parameters];
        second = new double[parameters];
    }

    /** One step: changes the parameters in place. */
    public void step(double[] parameters, double[] gradient, double rate) {
        steps++;
        double keep = 1 - rate * weightDecay;
        double stepSize = rate / (1 - Math.pow(BETA1, steps));
        double root = 1 / Math.sqrt(1 - Math.pow(BETA2, steps));
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i];
            double m = BETA1 * first[i] + (1 - BETA1) * g;
            double v = BETA2 * second[i] + (1 - BETA2) * g * g;
            first[i] = m;
            second[i] = v;
            parameters[i] = parameters[i] * keep - stepSize * m / (Math.sqrt(v) * root + epsilon);
        }
    }
}
