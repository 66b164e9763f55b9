package org.handful.model;

import java.util.concurrent.CancellationException;

/**
 * How a person ends something long. Cancel throws the work away; stop ends a training after the current step and keeps
 * what was learned. Thread-safe.
 */
public final class CancelToken {
    private volatile boolean cancelled;
    private volatile boolean stopped;

    public void cancel() {
        cancelled = true;
    }

    public void stop() {
        stopped = true;
    }

    public boolean cancelled() {
        return cancelled;
    }

    /** True after {@link #stop()}: finish the step and return what there is. */
    public boolean stopRequested() {
        return stopped;
    }

    /** @throws CancellationException after {@link #cancel()}; cancellation is not an error */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
    }
}
