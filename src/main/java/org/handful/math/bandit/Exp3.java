package org.handful.math.bandit;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * The bandit of FLAD that chooses among auxiliary sets, EXP3 with importance-weighted rewards:
 *
 * <pre>
 *   eps_t = min(1/K, sqrt(ln K / (K t)))
 *   p_a   = (1 - K eps_t) exp(eps_{t-1} R_a) / sum_b exp(eps_{t-1} R_b) + eps_t
 *   R_a  += r_a / p_a
 * </pre>
 *
 * <p>K arms, t rounds from 1. The published code counts ten rounds for one, to settle sooner; this is the paper's count.
 * Source: Albalak, Raffel, Wang, Improving Few-Shot Generalization by Exploring and Exploiting Auxiliary Data, NeurIPS 2023.
 */
public final class Exp3 implements Bandit {
    private final double[] rewards;
    private long round = 1;

    /** @param arms K, at least 1 */
    public Exp3(int arms) {
        this(new double[arms], 1);
    }

    /** Goes on where another stopped. @param rewards R, one for each arm @param round t, from 1 */
    public Exp3(double[] rewards, long round) {
        if (rewards.length == 0 || round < 1) {
            throw new IllegalArgumentException(rewards.length + " arms in round " + round);
        }
        this.rewards = rewards.clone();
        this.round = round;
    }

    /** The least probability of any arm in a round: all of the choice is left to chance at first. */
    public static double exploration(int arms, long round) {
        return round < 1 ? 1.0 / arms : Math.min(1.0 / arms, Math.sqrt(Math.log(arms) / ((double) arms * round)));
    }

    /** p of this round. @return [K], sum 1, none below {@link #exploration} */
    public double[] probabilities() {
        int k = rewards.length;
        double eps = exploration(k, round);
        double before = exploration(k, round - 1);
        // The largest is taken off: R grows without bound.
        double most = Arrays.stream(rewards).max().orElseThrow();
        double[] p = Arrays.stream(rewards).map(r -> Math.exp(before * (r - most))).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(w -> (1 - k * eps) * w / sum + eps).toArray();
    }

    @Override
    public int choose(RandomGenerator random) {
        double[] p = probabilities();
        double u = random.nextDouble();
        for (int a = 0; a < p.length - 1; a++) {
            u -= p[a];
            if (u < 0) {
                return a;
            }
        }
        return p.length - 1;
    }

    @Override
    public void reward(int arm, double reward) {
        rewards[arm] += BanditRule.within(reward) / probabilities()[arm];
        round++;
    }

    @Override
    public long round() {
        return round;
    }

    /** The round, then R. */
    @Override
    public double[] state() {
        return DoubleStream.concat(DoubleStream.of(round), Arrays.stream(rewards)).toArray();
    }
}
