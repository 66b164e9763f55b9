package org.handful.app.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.handful.method.ProcessMemory;
import org.handful.ui.common.Background;

/** The most that the process holds while something goes on, looked at ten times a second. Thread-safe. */
final class PeakMemory {
    private final AtomicLong most = new AtomicLong();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Background.named("handful-bench-memory"));

    PeakMemory() {
        clock.scheduleAtFixedRate(this::look, 0, 100, TimeUnit.MILLISECONDS);
    }

    long end() {
        clock.shutdown();
        look();
        return most.get();
    }

    private void look() {
        most.accumulateAndGet(ProcessMemory.bytes(), Math::max);
    }
}
