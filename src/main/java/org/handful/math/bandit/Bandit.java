package org.handful.math.bandit;

import java.util.random.RandomGenerator;

/** Chooses one of K arms in each round and is told what that was worth. */
public interface Bandit {
    /** An arm for this round. */
    int choose(RandomGenerator random);

    /** Ends the round. @param reward cosine of two gradients; what rounding sets outside of -1 to 1 is cut, NaN counts as 0 */
    void reward(int arm, double reward);

    /** The round that is not yet rewarded, from 1. */
    long round();

    /** All that {@link BanditRule#resume} needs to go on. */
    double[] state();
}
