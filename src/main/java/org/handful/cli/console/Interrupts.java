package org.handful.cli.console;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.handful.run.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Ctrl-C end the job that is going on, and the process only after it has ended: projects are closed, temporary
 * files deleted. The Java machine then ends the process with 130. Thread-safe.
 */
public final class Interrupts {
    private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);
    /** Longer than the longest step between two looks at the token; a second Ctrl-C cannot be heard meanwhile. */
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicReference<Job<?>> current = new AtomicReference<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean interrupted;

    /** Watches for Ctrl-C until the process ends. */
    public static Interrupts ofProcess() {
        Interrupts interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupts::interrupt, "ctrl-c"));
        return interrupts;
    }

    /** The command has ended and cleaned up: nobody needs to wait any more. */
    public void finished() {
        finished.countDown();
    }

    void during(Job<?> job) {
        current.set(job);
        if (interrupted) {
            job.cancel();
        }
    }

    void over(Job<?> job) {
        current.compareAndSet(job, null);
        if (interrupted) {
            throw new CancellationException();
        }
    }

    void interrupt() {
        interrupted = true;
        Job<?> job = current.get();
        if (job != null) {
            job.cancel();
        }
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("ended while {} was going on", job == null ? "a command" : job.title());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
