package org.handful.run.work;

import java.time.Duration;
import java.util.Optional;
import org.handful.model.ProgressListener;
import org.handful.run.Job;
import org.handful.run.JobProgress;

/**
 * Turns counts into progress with rate and time left, at most twenty times a second. The rate is that of the whole
 * stage: steadier than the last second's, and what is left is usually like what was. Thread-safe.
 */
public final class Pace implements ProgressListener {
    private static final long QUIET_NANOS = 50_000_000;

    private final Job<?> job;
    private final JobProgress.Stage stage;
    private final long started = System.nanoTime();
    private final long rested;
    private final long from;
    private long lastReport;

    public Pace(Job<?> job, JobProgress.Stage stage) {
        this(job, stage, 0);
    }

    /** @param from what was done before, in a time that does not count */
    public Pace(Job<?> job, JobProgress.Stage stage, long from) {
        this.from = from;
        this.job = job;
        this.stage = stage;
        this.rested = job.token().restedNanos();
        job.report(new JobProgress(stage, 0, 0, 0, Optional.empty()));
    }

    @Override
    public synchronized void update(long done, long total) {
        long now = System.nanoTime();
        if (done < total && now - lastReport < QUIET_NANOS) {
            return;
        }
        lastReport = now;
        double seconds = (now - started - (job.token().restedNanos() - rested)) / 1e9;
        double rate = done > from && seconds > 0 ? (done - from) / seconds : 0;
        Optional<Duration> left = rate > 0 && total > 0 && seconds > 0.5
                ? Optional.of(Duration.ofMillis((long) (1000 * (total - done) / rate)))
                : Optional.empty();
        job.report(new JobProgress(stage, done, total, rate, left));
    }
}
