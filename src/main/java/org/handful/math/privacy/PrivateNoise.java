package org.handful.math.privacy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Random;
import org.handful.math.SeededRandom;

/**
 * The random numbers that a promise of privacy stands on. Whoever can draw them again can take the noise away, so they come
 * from the operating system and are kept nowhere; never from the seed of a run, which is written into every report. They
 * are doubles: nothing is done against attacks on the last bits of them (Mironov, CCS 2012). Not thread-safe.
 */
public abstract sealed class PrivateNoise {
    private PrivateNoise() {}

    /** Drawn from the operating system: never the same again. */
    public static PrivateNoise secret() {
        return new Secret();
    }

    /** The same for the same seed, for experiments: no protection against anyone who knows the seed. */
    public static PrivateNoise repeatable(long seed) {
        return new Repeatable(seed);
    }

    /** None at all. */
    public static PrivateNoise none(long seed) {
        return new None(seed);
    }

    /** Independent numbers of mean 0 and standard deviation 1. @param step each has its own, whatever came before */
    public abstract double[] gaussian(int n, int step);

    /** Who takes part in a step: each independently with probability q. */
    public abstract boolean[] chosen(int n, double q, int step);

    private static final class Secret extends PrivateNoise {
        private final SecureRandom random = new SecureRandom();

        /** Box and Muller, from bytes in bulk: one number at a time costs many times more. */
        @Override
        public double[] gaussian(int n, int step) {
            ByteBuffer bytes = bytes(n + 1);
            double[] out = new double[n];
            for (int i = 0; i < n; i += 2) {
                double radius = Math.sqrt(-2 * Math.log(1 - uniform(bytes)));
                double angle = 2 * Math.PI * uniform(bytes);
                out[i] = radius * Math.cos(angle);
                if (i + 1 < n) {
                    out[i + 1] = radius * Math.sin(angle);
                }
            }
            return out;
        }

        @Override
        public boolean[] chosen(int n, double q, int step) {
            ByteBuffer bytes = bytes(n);
            boolean[] out = new boolean[n];
            for (int i = 0; i < n; i++) {
                out[i] = uniform(bytes) < q;
            }
            return out;
        }

        private ByteBuffer bytes(int numbers) {
            byte[] bytes = new byte[Math.multiplyExact(Long.BYTES, numbers)];
            random.nextBytes(bytes);
            return ByteBuffer.wrap(bytes);
        }

        /** In [0, 1), in steps of 2^-53. */
        private static double uniform(ByteBuffer bytes) {
            return (bytes.getLong() >>> 11) * 0x1p-53;
        }
    }

    private static sealed class Repeatable extends PrivateNoise {
        private final long seed;

        Repeatable(long seed) {
            this.seed = seed;
        }

        @Override
        public double[] gaussian(int n, int step) {
            Random random = SeededRandom.of(seed, "private noise " + step);
            double[] out = new double[n];
            for (int i = 0; i < n; i++) {
                out[i] = random.nextGaussian();
            }
            return out;
        }

        /** Of a generator of its own: who is drawn must tell nothing of the noise. */
        @Override
        public boolean[] chosen(int n, double q, int step) {
            Random random = SeededRandom.of(seed, "private choice " + step);
            boolean[] out = new boolean[n];
            for (int i = 0; i < n; i++) {
                out[i] = random.nextDouble() < q;
            }
            return out;
        }
    }

    private static final class None extends Repeatable {
        None(long seed) {
            super(seed);
        }

        @Override
        public double[] gaussian(int n, int step) {
            return new double[n];
        }
    }
}
