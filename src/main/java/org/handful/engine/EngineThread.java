package org.handful.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.handful.engine.environment.Doing;
import org.handful.engine.environment.Failures;
import org.handful.error.HandfulException;

/**
 * The one thread that touches tensors, fed by a priority queue: between two entries a more urgent one overtakes. The
 * tensor library demands it (gradient mode is per thread, one gradient collector per process), and it makes a run
 * repeatable. Thread-safe.
 */
final class EngineThread implements AutoCloseable {
    private final PriorityBlockingQueue<Entry> queue = new PriorityBlockingQueue<>();
    private final AtomicLong arrivals = new AtomicLong();
    private final Thread thread = new Thread(this::work, "handful-engine");
    private final Runnable last;
    private boolean closed;

    /** @param priority null for the entry that ends the thread: it comes after everything else */
    private record Entry(Priority priority, long arrival, FutureTask<?> task) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int mine = priority == null ? Integer.MAX_VALUE : priority.ordinal();
            int theirs = other.priority == null ? Integer.MAX_VALUE : other.priority.ordinal();
            return mine != theirs ? Integer.compare(mine, theirs) : Long.compare(arrival, other.arrival);
        }
    }

    /** @param last runs on the thread before it ends */
    EngineThread(Runnable last) {
        this.last = last;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Runs the work on the engine thread and waits for it; on that thread itself, runs it at once.
     *
     * @param what for messages
     * @throws CancellationException when the caller is interrupted or the engine closes before the work began
     */
    <T> T call(Priority priority, Doing what, Callable<T> work) throws HandfulException {
        if (Thread.currentThread() == thread) {
            try {
                return work.call();
            } catch (Exception e) {
                throw Failures.translate(what, e);
            }
        }
        FutureTask<T> task = new FutureTask<>(work);
        submit(priority, task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            // Not interrupting the thread: native code would not notice, and other callers' work runs on it.
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the engine");
        } catch (ExecutionException e) {
            throw Failures.translate(what, e.getCause());
        }
    }

    /** Runs the work as soon as it can be, without waiting for it; drops it when the engine is closed. */
    void post(Runnable work) {
        synchronized (this) {
            if (!closed) {
                submit(Priority.PREDICT, new FutureTask<>(work, null));
            }
        }
    }

    /** Work entries that wait, for tests. */
    int waiting() {
        return queue.size();
    }

    private synchronized void submit(Priority priority, FutureTask<?> task) {
        if (closed) {
            throw new CancellationException("the engine is closed");
        }
        queue.add(new Entry(priority, arrivals.getAndIncrement(), task));
    }

    private void work() {
        while (true) {
            try {
                Entry entry = queue.take();
                entry.task.run();
                if (entry.priority == null) {
                    return;
                }
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt this thread; it ends by close() alone.
                Thread.interrupted();
            }
        }
    }

    /** Cancels what waits, lets what runs end, and ends the thread. */
    @Override
    public void close() {
        FutureTask<Void> end = new FutureTask<>(last, null);
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.forEach(e -> e.task.cancel(false));
            queue.add(new Entry(null, arrivals.getAndIncrement(), end));
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            end.get();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the engine did not close cleanly", e.getCause());
        }
    }
}
