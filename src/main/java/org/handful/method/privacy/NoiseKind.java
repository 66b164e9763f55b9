package org.handful.method.privacy;

import org.handful.math.privacy.PrivateNoise;

/** Where the noise of a private training comes from. */
public enum NoiseKind {
    /** From the operating system, and kept nowhere. Two runs differ. */
    SECRET,
    /** From the seed of the run: for experiments, as anyone who knows the seed can take it away. */
    REPEATABLE,
    /** Left out: no privacy, to see what it costs. */
    NONE;

    /** @param seed of the run */
    public PrivateNoise open(long seed) {
        return switch (this) {
            case SECRET -> PrivateNoise.secret();
            case REPEATABLE -> PrivateNoise.repeatable(seed);
            case NONE -> PrivateNoise.none(seed);
        };
    }
}
