package org.handful.method.embedding.trained;

import java.util.Random;
import org.handful.math.SeededRandom;

/** Goes through images in a random order that is drawn anew whenever all had their turn. Not thread-safe. */
public final class Batches {
    private final int images;
    private final int size;
    private final Random random;
    private int[] order = new int[0];
    private int next;

    /** @param size images per batch, at most all */
    public Batches(int images, int size, long seed) {
        this.images = images;
        this.size = size;
        random = SeededRandom.of(seed, "batches");
    }

    /** The rows of the next batch. */
    public int[] next() {
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            if (next == order.length) {
                order = SeededRandom.permutation(images, random);
                next = 0;
            }
            rows[i] = order[next++];
        }
        return rows;
    }
}
