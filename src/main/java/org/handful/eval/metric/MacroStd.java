package org.handful.eval.metric;

import java.util.Arrays;

/**
 * How unevenly the accuracy of a class spreads over its subgroups, and the mean of that over classes (MacroStd, "Better
 * May Not Be Fairer", ICCV 2023, arXiv 2212.08649). 0 is even; lower is better.
 *
 * <p>For the non-empty groups g = 1..M of one class with accuracy a_g on n_g images, N = Σ n_g and ā = Σ n_g a_g / N,
 * S = Σ n_g (a_g - ā)²:
 *
 * <ul>
 *   <li>{@link #POPULATION}: sqrt(S / N), what the program shows (docs/adr/0006);
 *   <li>{@link #NIST}: sqrt(S / (N (M-1)/M)), the weighted standard deviation of the NIST Dataplot handbook;
 *   <li>{@link #DEBIASED}: sqrt(max(0, S/N - ā(1-ā)(M-1)/(N-1))), which takes off what chance alone adds when the
 *       groups are tiny and equally good.
 * </ul>
 */
public enum MacroStd {
    POPULATION {
        @Override
        double squared(double s, double mean, int groups, long images) {
            return s / images;
        }
    },
    NIST {
        @Override
        double squared(double s, double mean, int groups, long images) {
            return s * groups / ((groups - 1.0) * images);
        }
    },
    DEBIASED {
        @Override
        double squared(double s, double mean, int groups, long images) {
            return Math.max(0, s / images - mean * (1 - mean) * (groups - 1) / (images - 1));
        }
    };

    /** @param groups at least 2 */
    abstract double squared(double s, double mean, int groups, long images);

    /**
     * The deviation of one class.
     *
     * @param accuracy per group; not looked at where the group is empty
     * @param n images per group
     * @return 0 for a single group, NaN when every group is empty
     */
    public double ofClass(double[] accuracy, int[] n) {
        long images = 0;
        int groups = 0;
        double sum = 0;
        for (int g = 0; g < n.length; g++) {
            if (n[g] < 0 || n[g] > 0 && !Double.isFinite(accuracy[g])) {
                throw new IllegalArgumentException("accuracy " + accuracy[g] + " on " + n[g] + " images");
            }
            if (n[g] > 0) {
                groups++;
                images += n[g];
                sum += n[g] * accuracy[g];
            }
        }
        if (groups < 2) {
            return groups == 0 ? Double.NaN : 0;
        }
        double mean = sum / images;
        double s = 0;
        for (int g = 0; g < n.length; g++) {
            if (n[g] > 0) {
                s += n[g] * (accuracy[g] - mean) * (accuracy[g] - mean);
            }
        }
        return Math.sqrt(squared(s, mean, groups, images));
    }

    /** The unweighted mean over the classes that have a deviation; NaN when none has. */
    public static double overClasses(double[] classStd) {
        return Arrays.stream(classStd).filter(s -> !Double.isNaN(s)).average().orElse(Double.NaN);
    }
}
