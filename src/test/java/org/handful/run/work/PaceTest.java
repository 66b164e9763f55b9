package org.handful.run.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.handful.run.Job;
import org.handful.run.JobProgress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is said to be left, on a clock of the test's own. */
class PaceTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final Job<Object> job = new Job<>("a training");
    private final Pace pace = new Pace(job, JobProgress.Stage.FITTING, nanos::get);

    @Test
    @DisplayName("what comes once before the first step is no part of what every step takes")
    void beforeTheFirst() {
        pass(60);
        pace.update(1, 101);
        assertThat(job.progress().left()).as("nothing is known after one step").isEmpty();
        pass(1);
        pace.update(3, 101);
        assertThat(job.progress().perSecond()).isCloseTo(2, within(1e-9));
        assertThat(job.progress().left()).contains(Duration.ofSeconds(49));
    }

    @Test
    @DisplayName("what is left follows the last seconds, not the beginning")
    void lastSeconds() {
        for (int step = 0; step <= 20; step++) {
            pace.update(step, 100);
            pass(1);
        }
        assertThat(job.progress().perSecond()).isCloseTo(1, within(1e-9));
        for (int step = 22; step <= 60; step += 2) {
            pace.update(step, 100);
            pass(0.2);
        }
        assertThat(job.progress().perSecond()).isGreaterThan(3);
        for (int step = 62; step <= 100; step += 2) {
            pass(0.8);
            pace.update(step, 100);
        }
        assertThat(job.progress().perSecond()).isCloseTo(2.5, within(0.01));
        assertThat(job.progress().left()).contains(Duration.ZERO);
    }

    @Test
    @DisplayName("progress is told at most twenty times a second, and the end always")
    void notTooOften() {
        pace.update(0, 10);
        pass(0.01);
        pace.update(5, 10);
        assertThat(job.progress().done()).isZero();
        pass(0.01);
        pace.update(10, 10);
        assertThat(job.progress().done()).isEqualTo(10);
    }

    private void pass(double seconds) {
        nanos.addAndGet(Math.round(seconds * 1e9));
    }
}
