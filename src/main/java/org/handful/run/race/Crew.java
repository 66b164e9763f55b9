package org.handful.run.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.handful.error.HandfulException;
import org.handful.model.CancelToken;

/** Numbered tasks side by side; whoever waits hears the first failure when none works any more. */
final class Crew {
    /** One of the tasks. */
    interface Task {
        void perform(int number) throws HandfulException;
    }

    /** One thread's part of the work. */
    interface Part {
        void work(AtomicInteger next) throws HandfulException;
    }

    private Crew() {}

    /** Performs the tasks 0 .. n-1, each by one thread; the token is looked at before each. */
    static void perform(int n, ExecutorService workers, CancelToken cancel, Task task) throws HandfulException {
        parts(n, workers, () -> next -> {
            for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                cancel.betweenSteps();
                task.perform(i);
            }
        });
    }

    /** Lets parts that share a counter work side by side, no more of them than there are processors or tasks. */
    static void parts(int tasks, ExecutorService workers, java.util.function.Supplier<Part> part)
            throws HandfulException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> going = new ArrayList<>();
        for (int t = 0; t < Math.min(Runtime.getRuntime().availableProcessors(), tasks); t++) {
            Part own = part.get();
            going.add(workers.submit(() -> {
                try {
                    own.work(next);
                    return null;
                } catch (Throwable e) {
                    // Nobody takes another task.
                    next.set(tasks);
                    throw e;
                }
            }));
        }
        await(going);
    }

    private static void await(List<Future<?>> parts) throws HandfulException {
        Throwable first = null;
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                parts.forEach(p -> p.cancel(true));
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            }
        }
        switch (first) {
            case null -> { }
            case HandfulException told -> throw told;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> throw new IllegalStateException(first);
        }
    }
}
