package org.handful.run.source;

import java.util.concurrent.Semaphore;

/**
 * How much decoded pixel memory may be in use at once. Many small images decode side by side, two enormous ones one
 * after the other. Thread-safe.
 */
public final class DecodeBudget {
    /** Decoder's raster, our copy of it, and a turned copy. */
    private static final long BYTES_PER_PIXEL = 9;
    private static final long MEBIBYTE = 1 << 20;

    private final int total;
    private final Semaphore free;

    DecodeBudget(long bytes) {
        total = Math.clamp(bytes / MEBIBYTE, 1, Integer.MAX_VALUE);
        free = new Semaphore(total, true);
    }

    /** A third of the largest heap. */
    public static DecodeBudget ofHeap() {
        return new DecodeBudget(Runtime.getRuntime().maxMemory() / 3);
    }

    /** Waits for its share; what needs more than everything gets everything. @return to give back */
    public int take(long pixels) {
        int share = Math.clamp(pixels * BYTES_PER_PIXEL / MEBIBYTE + 1, 1, total);
        free.acquireUninterruptibly(share);
        return share;
    }

    public void giveBack(int share) {
        free.release(share);
    }
}
