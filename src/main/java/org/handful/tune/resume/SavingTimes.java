package org.handful.tune.resume;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.handful.error.HandfulException;

/** When a training saves its state: after a pause, and never for more than a twentieth of its time. */
public final class SavingTimes {
    private static final int SHARE = 20;

    private final LongSupplier clock;
    private final long pause;
    private long next;

    /**
     * @param clock in nanoseconds
     * @param pause zero to save after every step, whatever it costs
     */
    public SavingTimes(LongSupplier clock, Duration pause) {
        this.clock = clock;
        this.pause = pause.toNanos();
        this.next = clock.getAsLong() + this.pause;
    }

    /** Does the work if it is time for it. */
    public void perhaps(Work save) throws HandfulException {
        long from = clock.getAsLong();
        if (from - next < 0) {
            return;
        }
        save.now();
        long now = clock.getAsLong();
        next = now + (pause == 0 ? 0 : Math.max(pause, SHARE * (now - from)));
    }

    /** Saving. */
    @FunctionalInterface
    public interface Work {
        void now() throws HandfulException;
    }
}
