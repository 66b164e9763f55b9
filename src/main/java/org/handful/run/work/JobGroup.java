package org.handful.run.work;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.handful.run.Job;

/**
 * The jobs of one project, so that none of them, waiting or going on, meets a file that was closed. Thread-safe.
 */
public final class JobGroup implements AutoCloseable {
    private final Jobs jobs;
    private final Set<Job<?>> members = ConcurrentHashMap.newKeySet();
    private boolean closed;

    public JobGroup(Jobs jobs) {
        this.jobs = jobs;
    }

    /** As {@link Jobs#decoding}. */
    public ExecutorService decoding() {
        return jobs.decoding();
    }

    /** As {@link Jobs#start}; cancelled at once after {@link #close}. */
    public <T> Job<T> start(Supplier<String> title, Jobs.Work<T> work) {
        return enter(title, () -> jobs.start(title, work));
    }

    /** As {@link Jobs#queue}; cancelled at once after {@link #close}. */
    public <T> Job<T> queue(Supplier<String> title, Jobs.Work<T> work) {
        return enter(title, () -> jobs.queue(title, work));
    }

    private synchronized <T> Job<T> enter(Supplier<String> title, Supplier<Job<T>> starting) {
        if (closed) {
            Job<T> none = new Job<>(title);
            none.result().completeExceptionally(new CancellationException("the project is closed"));
            return none;
        }
        Job<T> job = starting.get();
        members.add(job);
        job.result().whenComplete((value, failure) -> members.remove(job));
        return job;
    }

    /** Cancels every job and waits for their ends. Not for a thread that such a job runs on. */
    @Override
    public void close() {
        List<Job<?>> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(members);
        }
        left.forEach(Job::cancel);
        left.forEach(job -> job.result().handle((value, failure) -> null).join());
    }
}
