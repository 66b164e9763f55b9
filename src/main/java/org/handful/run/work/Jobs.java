package org.handful.run.work;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.handful.engine.environment.Courtesy;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;
import org.handful.run.Job;
import org.handful.run.JobProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs: trainings one after the other, everything else at once. What a job throws reaches its result; a bug is
 * logged as well, so that nothing is lost when nobody looks. Thread-safe.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** The work of a job. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Job<T> job) throws Exception;
    }

    private final ExecutorService trainings;
    private final ExecutorService others;
    private final ExecutorService decoding;
    private final List<Job<?>> running = new CopyOnWriteArrayList<>();

    /** @param threads that decode; with a window, one core is left to it */
    public Jobs(int threads) {
        boolean courteous = Courtesy.asked(threads);
        trainings = Executors.newSingleThreadExecutor(daemon("training", courteous));
        others = Executors.newCachedThreadPool(daemon("job", courteous));
        decoding = Executors.newFixedThreadPool(Math.max(1, threads), daemon("decode", courteous));
    }

    /** For decoding and hashing. */
    public ExecutorService decoding() {
        return decoding;
    }

    public <T> Job<T> start(Supplier<String> title, Work<T> work) {
        return submit(others, title, work);
    }

    public <T> Job<T> queue(Supplier<String> title, Work<T> work) {
        return submit(trainings, title, work);
    }

    private <T> Job<T> submit(ExecutorService executor, Supplier<String> title, Work<T> work) {
        Job<T> job = new Job<>(title);
        running.add(job);
        job.result().whenComplete((value, failure) -> running.remove(job));
        try {
            executor.execute(() -> perform(job, work));
        } catch (RejectedExecutionException e) {
            job.result().completeExceptionally(new CancellationException("the program ends"));
        }
        return job;
    }

    private static <T> void perform(Job<T> job, Work<T> work) {
        try {
            job.token().throwIfCancelled();
            T value = work.run(job);
            job.report(new JobProgress(JobProgress.Stage.DONE, 1, 1, 0, java.util.Optional.empty()));
            job.result().complete(value);
        } catch (CancellationException e) {
            job.result().completeExceptionally(e);
        } catch (OutOfMemoryError e) {
            LOG.error("{} failed", job.title(), e);
            job.result().completeExceptionally(
                    new EngineException(EngineException.Problem.OUT_OF_MEMORY, e, job.title()));
        } catch (Throwable e) {
            if (!(e instanceof HandfulException)) {
                LOG.error("{} failed", job.title(), e);
            }
            job.result().completeExceptionally(e);
        }
    }

    /** Cancels what is going on and waits for it to end. */
    @Override
    public void close() {
        running.forEach(Job::cancel);
        trainings.shutdown();
        others.shutdown();
        try {
            for (ExecutorService e : List.of(trainings, others, decoding)) {
                // Decoding comes last: a job that is ending may still hand out an image.
                e.shutdown();
                if (!e.awaitTermination(20, TimeUnit.SECONDS)) {
                    LOG.warn("a job did not end within 20 s");
                    e.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param courteous gives way to the window */
    private static ThreadFactory daemon(String name, boolean courteous) {
        ThreadFactory plain = Thread.ofPlatform().daemon().name("handful-" + name + "-", 0).factory();
        return !courteous ? plain : work -> plain.newThread(() -> {
            Courtesy.begin();
            work.run();
        });
    }
}
