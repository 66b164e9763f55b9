package org.handful.math.privacy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Adds up what steps cost, order by order, and says which (epsilon, delta) that comes to:
 *
 * <pre>
 *   epsilon = min over alpha of   RDP(alpha) + ln((alpha - 1) / alpha) - (ln delta + ln alpha) / (alpha - 1)
 * </pre>
 *
 * <p>Composition: Mironov, Renyi differential privacy, CSF 2017. Conversion: Balle, Barthe, Gaboardi, Hsu, Sato, Hypothesis
 * testing interpretations and Renyi differential privacy, AISTATS 2020, theorem 21 (the same as Canonne, Kamath, Steinke,
 * The discrete Gaussian for differential privacy, NeurIPS 2020, proposition 12). It is a bound: the truth lies below it.
 *
 * @param orders alpha, each above 1
 * @param spent RDP of everything so far, per order
 */
public record RenyiAccountant(double[] orders, double[] spent) {
    /** As usual for noisy training (Opacus), and more of them at both ends, as in the paper on few shots of Tobaben et al. */
    private static final double[] ORDERS = DoubleStream.concat(
            DoubleStream.concat(DoubleStream.of(1.01, 1.05), IntStream.rangeClosed(11, 109).mapToDouble(i -> i / 10.0)),
            IntStream.rangeClosed(11, 255).asDoubleStream()).toArray();

    /** Nothing spent yet. */
    public static RenyiAccountant start() {
        return start(ORDERS);
    }

    /** The same for other orders. @param orders alpha, each above 1 */
    public static RenyiAccountant start(double[] orders) {
        return new RenyiAccountant(orders, new double[orders.length]);
    }

    /**
     * After more steps.
     *
     * @param q probability with which an image takes part in a step, 0..1
     * @param sigma noise as a multiple of the largest norm of what one image adds
     */
    public RenyiAccountant plus(double q, double sigma, int steps) {
        double[] sum = spent.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += steps * SubsampledGaussian.rdp(q, sigma, orders[i]);
        }
        return new RenyiAccountant(orders, sum);
    }

    /** @param delta above 0 */
    public double epsilon(double delta) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < orders.length; i++) {
            double a = orders[i];
            best = Math.min(best,
                    spent[i] + Math.log((a - 1) / a) - (Math.log(delta) + Math.log(a)) / (a - 1));
        }
        return Math.max(0, best);
    }
}
