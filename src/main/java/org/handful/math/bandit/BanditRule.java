package org.handful.math.bandit;

import java.util.Arrays;

/** The bandits that there are. */
public enum BanditRule {
    /** By chance, the more often the better an arm was: {@link Exp3}. */
    EXP3,
    /** The arm that can still be hoped to be best: {@link Ucb1}. */
    UCB1;

    /** @param arms at least 1 */
    public Bandit start(int arms) {
        return this == EXP3 ? new Exp3(arms) : new Ucb1(arms);
    }

    /** Goes on where another one of this kind stopped. @param state of that one */
    public Bandit resume(double[] state) {
        if (this == EXP3) {
            return new Exp3(Arrays.copyOfRange(state, 1, state.length), (long) state[0]);
        }
        int arms = state.length / 2;
        return new Ucb1(Arrays.copyOf(state, arms), Arrays.stream(state, arms, state.length).mapToLong(n -> (long) n).toArray());
    }

    static double within(double reward) {
        return Double.isNaN(reward) ? 0 : Math.clamp(reward, -1, 1);
    }
}
