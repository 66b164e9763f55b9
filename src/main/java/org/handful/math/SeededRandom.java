package org.handful.math;

import java.util.Random;

/**
 * Random choices that are the same for the same seed on every machine and JDK: {@link Random}, because its algorithm is
 * part of its contract, which is not true of {@code SplittableRandom} or {@code RandomGenerator.getDefault()}.
 */
public final class SeededRandom {
    private SeededRandom() {}

    /** The generator of a seed alone. */
    public static Random of(long seed) {
        return new Random(seed);
    }

    /**
     * A generator of its own for one purpose, so that drawing more for one does not shift what another draws.
     *
     * @param purpose a constant name, such as {@code "batches"}
     */
    public static Random of(long seed, String purpose) {
        long z = seed * 0x9E3779B97F4A7C15L + purpose.hashCode() * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return new Random(z ^ (z >>> 31));
    }

    /** 0 .. n-1 in random order (Fisher and Yates). */
    public static int[] permutation(int n, Random random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
