package org.handful.model;

import java.util.concurrent.CancellationException;

/**
 * How a person ends something long, or lets it rest. Cancel throws the work away; stop ends a training after the
 * current step and keeps what was learned; pause holds it between two steps. Thread-safe.
 */
public final class CancelToken {
    private final Object lock = new Object();
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile boolean paused;
    private boolean resting;
    private long restedNanos;

    public void cancel() {
        cancelled = true;
        wake();
    }

    public void stop() {
        stopped = true;
        wake();
    }

    public boolean cancelled() {
        return cancelled;
    }

    /** True after {@link #stop()}: finish the step and return what there is. */
    public boolean stopRequested() {
        return stopped;
    }

    /** Lets the work rest at its next {@link #betweenSteps()}. */
    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        wake();
    }

    /** True from {@link #pause()} to {@link #resume()}, whether or not the work has come to rest yet. */
    public boolean paused() {
        return paused;
    }

    /** True while the work waits to be resumed. */
    public boolean resting() {
        synchronized (lock) {
            return resting;
        }
    }

    /** How long the work has rested so far: no part of what it costs. */
    public long restedNanos() {
        synchronized (lock) {
            return restedNanos;
        }
    }

    /** @throws CancellationException after {@link #cancel()}; cancellation is not an error */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
    }

    /**
     * A place where the work may rest: waits while it is paused, and goes on when it is resumed or stopped. Never to be
     * called on the engine thread, which everybody else needs meanwhile.
     *
     * @throws CancellationException when it is cancelled
     */
    public void betweenSteps() {
        if (paused && !cancelled && !stopped) {
            rest();
        }
        throwIfCancelled();
    }

    private void rest() {
        synchronized (lock) {
            long from = System.nanoTime();
            resting = true;
            try {
                while (paused && !cancelled && !stopped) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            } finally {
                resting = false;
                restedNanos += System.nanoTime() - from;
            }
        }
    }

    private void wake() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }
}
