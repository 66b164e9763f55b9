package org.handful.run.work;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.handful.model.ProgressListener;
import org.handful.run.Job;
import org.handful.run.JobProgress;

/**
 * Turns counts into progress with rate and time left, at most twenty times a second. The rate is that of the last five to
 * ten seconds; what a stage does before its first count is no part of it, as it comes once. Thread-safe.
 */
public final class Pace implements ProgressListener {
    private static final long QUIET_NANOS = 50_000_000;
    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final double SETTLED_SECONDS = 0.5;

    private final Job<?> job;
    private final JobProgress.Stage stage;
    private final LongSupplier clock;
    private Mark older;
    private Mark newer;
    private long lastReport = Long.MIN_VALUE;

    /** @param nanos of work, without rests */
    private record Mark(long nanos, long done) {}

    public Pace(Job<?> job, JobProgress.Stage stage) {
        this(job, stage, System::nanoTime);
    }

    /** @param clock nanoseconds from any moment on */
    Pace(Job<?> job, JobProgress.Stage stage, LongSupplier clock) {
        this.job = job;
        this.stage = stage;
        this.clock = clock;
        job.report(new JobProgress(stage, 0, 0, 0, Optional.empty()));
    }

    @Override
    public synchronized void update(long done, long total) {
        long now = clock.getAsLong() - job.token().restedNanos();
        Mark mark = new Mark(now, done);
        if (older == null) {
            older = mark;
            newer = mark;
        }
        if (done < total && lastReport != Long.MIN_VALUE && now - lastReport < QUIET_NANOS) {
            return;
        }
        lastReport = now;
        if (now - newer.nanos >= WINDOW_NANOS) {
            older = newer;
            newer = mark;
        }
        double seconds = (now - older.nanos) / 1e9;
        double rate = done > older.done && seconds > 0 ? (done - older.done) / seconds : 0;
        Optional<Duration> left = rate > 0 && total > 0 && seconds > SETTLED_SECONDS
                ? Optional.of(Duration.ofMillis((long) (1000 * (total - done) / rate)))
                : Optional.empty();
        job.report(new JobProgress(stage, done, total, rate, left));
    }
}
