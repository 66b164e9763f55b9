package org.handful.math.ternary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * ComPEFT (Yadav, Choshen, Raffel, Bansal, arXiv 2311.13171): an update of weights as signs and one number.
 *
 * <pre>
 *   tau' = alpha std(tau) sign(tau) [|tau| >= threshold]     all tensors together, std with divisor d - 1
 * </pre>
 *
 * <p>The threshold is the floor(d k)-th largest |tau| of d numbers at density k, so that as many stay, and more where they
 * are equal. The code of the paper takes the next smaller one, which keeps one more than it says. Zeros have no sign and
 * never stay. Where all numbers are equal the deviation is zero, and so is tau': the network is then as it was.
 */
public final class TernaryUpdate {
    private final SortedMap<String, double[]> tau;
    private final double[] sizes;
    private final double deviation;

    /** @param tau difference to the beginning, by name; kept, not copied */
    public TernaryUpdate(SortedMap<String, double[]> tau) {
        this.tau = tau;
        sizes = new double[tau.values().stream().mapToInt(t -> t.length).reduce(0, Math::addExact)];
        double sum = 0;
        int at = 0;
        for (double[] t : tau.values()) {
            for (double v : t) {
                sizes[at++] = Math.abs(v);
                sum += v;
            }
        }
        double mean = sum / sizes.length;
        double squares = 0;
        for (double[] t : tau.values()) {
            for (double v : t) {
                squares += (v - mean) * (v - mean);
            }
        }
        deviation = sizes.length < 2 ? 0 : Math.sqrt(squares / (sizes.length - 1));
        Arrays.sort(sizes);
    }

    /** Standard deviation of all numbers, divisor d - 1; 0 when there are fewer than two. */
    public double deviation() {
        return deviation;
    }

    /** How many numbers there are. */
    public int count() {
        return sizes.length;
    }

    /**
     * @param density share of the numbers that stay, in (0, 1]; at least one does
     * @param size of those that stay, alpha times the deviation in the paper
     * @return by name: 0, size or -size
     */
    public Map<String, double[]> at(double density, double size) {
        double threshold = threshold(density);
        Map<String, double[]> out = new LinkedHashMap<>();
        tau.forEach((name, t) -> {
            double[] few = new double[t.length];
            for (int i = 0; i < t.length; i++) {
                few[i] = t[i] != 0 && Math.abs(t[i]) >= threshold ? (t[i] > 0 ? size : -size) : 0;
            }
            out.put(name, few);
        });
        return out;
    }

    private double threshold(double density) {
        if (!(density > 0 && density <= 1)) {
            throw new IllegalArgumentException("density " + density);
        }
        int kept = Math.max(1, (int) Math.floor(sizes.length * density));
        return sizes.length == 0 ? 0 : sizes[sizes.length - kept];
    }
}
