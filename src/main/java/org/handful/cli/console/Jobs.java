package org.handful.cli.console;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.handful.error.HandfulException;
import org.handful.run.Job;

/** Waits for a job, shows how far it is, and lets Ctrl-C end it. For the main thread. */
public final class Jobs {
    /** What {@link #perform} does. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Job<T> job) throws HandfulException;
    }

    private final Console console;
    private final Interrupts interrupts;

    public Jobs(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    /**
     * @throws HandfulException why the job failed
     * @throws CancellationException when it was cancelled
     */
    public <T> T await(Job<T> job) throws HandfulException {
        ProgressLine line = new ProgressLine(console);
        interrupts.during(job);
        job.onProgress(line::show);
        try {
            return job.result().join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        } finally {
            line.close();
            interrupts.over(job);
        }
    }

    /** Work on this thread that reports like a job and ends like one. */
    public <T> T perform(String title, Work<T> work) throws HandfulException {
        Job<T> job = new Job<>(title);
        ProgressLine line = new ProgressLine(console);
        interrupts.during(job);
        job.onProgress(line::show);
        try {
            return work.run(job);
        } finally {
            line.close();
            interrupts.over(job);
        }
    }

    private static HandfulException unwrapped(CompletionException e) {
        return switch (e.getCause()) {
            case HandfulException told -> told;
            case CancellationException cancelled -> throw cancelled;
            case RuntimeException bug -> throw bug;
            case Error error -> throw new IllegalStateException(error.toString(), error);
            case null, default -> throw e;
        };
    }
}
