package org.handful.math.bandit;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * The other bandit of FLAD: always the arm that can still be hoped to be best, UCB1 with rewards that forget,
 *
 * <pre>
 *   a    = argmax_a mu_a + sqrt(2 ln t / n_a),   t = sum_a n_a
 *   mu_a = (1 - beta) mu_a + beta r_a,   beta = 0.1
 * </pre>
 *
 * <p>n_a counts how often an arm was rewarded. Each arm is tried once first, in order: without a reward of its own mu_a
 * would be a guess, and the paper too measures all of them before it begins. No random numbers; the lower of equals.
 * Source: Albalak, Raffel, Wang, Improving Few-Shot Generalization by Exploring and Exploiting Auxiliary Data, NeurIPS 2023,
 * whose code has this beta.
 */
public final class Ucb1 implements Bandit {
    private static final double BETA = 0.1;

    private final double[] means;
    private final long[] counts;

    /** @param arms K, at least 1 */
    public Ucb1(int arms) {
        this(new double[arms], new long[arms]);
    }

    /** Goes on where another stopped. @param means mu @param counts n, one for each arm */
    public Ucb1(double[] means, long[] counts) {
        if (means.length == 0 || means.length != counts.length) {
            throw new IllegalArgumentException(means.length + " means and " + counts.length + " counts");
        }
        this.means = means.clone();
        this.counts = counts.clone();
    }

    /** mu_a + sqrt(2 ln t / n_a), what can be hoped of each arm; infinite where it was never tried. */
    public double[] indices() {
        double log = 2 * Math.log(Math.max(1, Arrays.stream(counts).sum()));
        double[] out = new double[means.length];
        Arrays.setAll(out, a -> counts[a] == 0 ? Double.POSITIVE_INFINITY : means[a] + Math.sqrt(log / counts[a]));
        return out;
    }

    @Override
    public int choose(RandomGenerator random) {
        double[] index = indices();
        int best = 0;
        for (int a = 1; a < index.length; a++) {
            best = index[a] > index[best] ? a : best;
        }
        return best;
    }

    @Override
    public void reward(int arm, double reward) {
        double r = BanditRule.within(reward);
        means[arm] = counts[arm] == 0 ? r : (1 - BETA) * means[arm] + BETA * r;
        counts[arm]++;
    }

    @Override
    public long round() {
        return Arrays.stream(counts).sum() + 1;
    }

    /** mu, then n. */
    @Override
    public double[] state() {
        return DoubleStream.concat(Arrays.stream(means), Arrays.stream(counts).asDoubleStream()).toArray();
    }
}
