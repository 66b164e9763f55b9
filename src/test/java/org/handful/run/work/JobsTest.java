package org.handful.run.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handful.error.EngineException;
import org.handful.run.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How jobs end, whatever happens around them. */
class JobsTest {
    @Test
    @DisplayName("after the end of the program a job is cancelled instead of lost")
    void afterTheEnd() {
        Jobs jobs = new Jobs(2);
        jobs.close();
        assertThat(jobs.start(() -> "late", job -> 1).result()).isCancelled();
    }

    @Test
    @DisplayName("memory that ran out is told as such")
    void memory() {
        try (Jobs jobs = new Jobs(2)) {
            Job<Object> job = jobs.start(() -> "something large", j -> {
                throw new OutOfMemoryError("Java heap space");
            });
            assertThat(catchThrowable(() -> job.result().join())).cause()
                    .isInstanceOf(EngineException.class).hasMessageContaining("something large");
        }
    }

    @Test
    @DisplayName("a listener that throws does not change how a job ends")
    void faultyListener() {
        try (Jobs jobs = new Jobs(2)) {
            CountDownLatch listening = new CountDownLatch(1);
            AtomicBoolean faulty = new AtomicBoolean();
            Job<Integer> job = jobs.start(() -> "watched", j -> {
                listening.await();
                return 7;
            });
            job.onProgress(progress -> {
                if (faulty.get()) {
                    throw new IllegalStateException("a faulty listener");
                }
            });
            faulty.set(true);
            listening.countDown();
            assertThat(job.result().join()).isEqualTo(7);
        }
    }

    @Test
    @DisplayName("a closed group ends its jobs and starts no more, and leaves other groups alone")
    void groups() {
        try (Jobs jobs = new Jobs(2)) {
            JobGroup one = new JobGroup(jobs);
            JobGroup other = new JobGroup(jobs);
            CountDownLatch release = new CountDownLatch(1);
            Job<Integer> mine = one.start(() -> "mine", j -> {
                while (true) {
                    j.token().throwIfCancelled();
                    Thread.onSpinWait();
                }
            });
            Job<Integer> theirs = other.start(() -> "theirs", j -> {
                release.await();
                return 1;
            });
            one.close();
            assertThat(mine.result()).isCancelled();
            assertThat(one.queue(() -> "late", j -> 1).result()).isCancelled();
            assertThat(theirs.token().cancelled()).isFalse();
            release.countDown();
            assertThat(theirs.result().join()).isEqualTo(1);
        }
    }
}
