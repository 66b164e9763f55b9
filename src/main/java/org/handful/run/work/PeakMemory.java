package org.handful.run.work;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.handful.method.ProcessMemory;

/** Watches how much memory the process holds, from its making to its close. A peak of a tenth of a second may slip by. */
public final class PeakMemory implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("handful-memory").factory());
    private volatile long bytes;

    public PeakMemory() {
        clock.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The highest so far. */
    public synchronized long bytes() {
        look();
        return bytes;
    }

    private synchronized void look() {
        bytes = Math.max(bytes, ProcessMemory.bytes());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
