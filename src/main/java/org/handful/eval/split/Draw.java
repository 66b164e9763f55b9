package org.handful.eval.split;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * The random order of the images of a class. It depends on the seed and the class's name alone, so that adding or
 * renaming another class leaves it as it was, and on {@link Random}, whose numbers are the same on every Java.
 */
final class Draw {
    private Draw() {}

    /** A shuffled copy (Fisher-Yates). */
    static int[] shuffled(int[] positions, String className, long seed) {
        int[] order = positions.clone();
        Random random = new Random(mix(seed + hash(className)));
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    /** A seed for one repeat that is unrelated to the next one's. */
    static long seed(long seed, int repeat) {
        return repeat == 0 ? seed : mix(seed ^ mix(repeat));
    }

    /** FNV-1a, 64 bit. */
    private static long hash(String text) {
        long h = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * 0x100000001b3L;
        }
        return h;
    }

    /** The finaliser of SplitMix64: neighbouring seeds give unrelated streams. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
