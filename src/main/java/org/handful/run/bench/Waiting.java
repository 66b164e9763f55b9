package org.handful.run.bench;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;
import org.handful.run.Job;

/** Waits for the jobs inside a measurement and hands a cancel on to them. */
record Waiting(CancelToken token) {
    private static final long LOOK_MILLIS = 100;

    <T> T on(Job<T> job) throws HandfulException {
        while (true) {
            try {
                return job.result().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (token.cancelled()) {
                    job.cancel();
                }
            } catch (InterruptedException e) {
                job.cancel();
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof HandfulException told) {
                    throw told;
                }
                throw new IllegalStateException(job.title(), e.getCause());
            }
        }
    }
}
