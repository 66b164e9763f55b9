package org.handful.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handful.model.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something long that goes on in the background. Thread-safe.
 *
 * <p>The result completes with a value, with a {@link org.handful.error.HandfulException}, with a
 * {@link java.util.concurrent.CancellationException} after {@link #cancel()}, or with a bug.
 */
public final class Job<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Supplier<String> title;
    private final CancelToken token = new CancelToken();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final List<Consumer<JobProgress>> listeners = new CopyOnWriteArrayList<>();
    private volatile JobProgress progress = JobProgress.starting();

    public Job(String title) {
        this(() -> title);
    }

    /** @param title asked for again whenever it is shown: the language may have changed */
    public Job(Supplier<String> title) {
        this.title = title;
    }

    /** For people: {@code Importing 52 images}. */
    public String title() {
        return title.get();
    }

    public CompletableFuture<T> result() {
        return result;
    }

    public JobProgress progress() {
        return progress;
    }

    /** Hears progress on the working thread; must not block. */
    public void onProgress(Consumer<JobProgress> listener) {
        listeners.add(listener);
        listener.accept(progress);
    }

    /** Ends the job; what was already stored stays. */
    public void cancel() {
        token.cancel();
    }

    /** Ends a training after the current step and keeps what was learned. */
    public void stop() {
        token.stop();
    }

    /** Lets it rest between two of its steps; nothing of it is lost. */
    public void pause() {
        token.pause();
    }

    public void resume() {
        token.resume();
    }

    public CancelToken token() {
        return token;
    }

    /** For the worker: tells how far it is. */
    public void report(JobProgress now) {
        progress = now;
        for (Consumer<JobProgress> listener : listeners) {
            try {
                listener.accept(now);
            } catch (RuntimeException e) {
                // Whoever only watches must not end the work.
                LOG.error("a listener of {} failed", title(), e);
            }
        }
    }
}
