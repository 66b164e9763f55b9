package org.handful.ui.common;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that must not happen on the FX thread. Computes first and publishes last, on the FX thread, and only while it is
 * still the newest of its key. An exception always reaches the error reporter. Thread-safe.
 */
public final class Background implements AutoCloseable {
    /** Something to do that may fail in a way a user can understand. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Key of a load that is about the program, not about a project: it outlives every project. */
    public record Lasting(String name) {}

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final Executor readers;
    private final Executor editor;
    private final FxThread fx;
    private final Consumer<Throwable> errors;
    private final AtomicLong tickets = new AtomicLong();
    private final Map<Object, Long> newest = new ConcurrentHashMap<>();

    /**
     * @param readers for what only looks
     * @param editor runs one task after the other: for what changes something
     * @param errors hears every exception, on any thread
     */
    public Background(Executor readers, Executor editor, FxThread fx, Consumer<Throwable> errors) {
        this.readers = readers;
        this.editor = editor;
        this.fx = fx;
        this.errors = errors;
    }

    /** With daemon threads of its own. */
    public static Background threads(FxThread fx, Consumer<Throwable> errors) {
        return new Background(
                Executors.newFixedThreadPool(2, named("handful-read")),
                Executors.newSingleThreadExecutor(named("handful-edit")), fx, errors);
    }

    /** Runs everything at once on the calling thread: for tests. */
    public static Background direct(FxThread fx, Consumer<Throwable> errors) {
        return new Background(Runnable::run, Runnable::run, fx, errors);
    }

    /** Computes, and publishes on the FX thread unless something newer of the same key was asked for meanwhile. */
    public <T> void load(Object key, Callable<T> work, Consumer<T> publish) {
        long ticket = tickets.incrementAndGet();
        newest.put(key, ticket);
        readers.execute(() -> guarded(() -> {
            if (!isNewest(key, ticket)) {
                return;
            }
            T value;
            try {
                value = work.call();
            } catch (Exception | Error e) {
                // What nobody waits for any more has nobody to fail for: its project may be closed by now.
                if (isNewest(key, ticket) || e instanceof VirtualMachineError) {
                    throw e;
                }
                LOG.debug("of no interest any more", e);
                return;
            }
            fx.run(() -> {
                if (newest.remove(key, ticket)) {
                    publish.accept(value);
                }
            });
        }));
    }

    /** Forgets what is still going on under a key. */
    public void forget(Object key) {
        newest.put(key, tickets.incrementAndGet());
    }

    /** Forgets every load that is going on, except the lasting ones: the project that they look at is about to close. */
    public void forgetProject() {
        newest.keySet().removeIf(key -> !(key instanceof Lasting));
    }

    private boolean isNewest(Object key, long ticket) {
        return Long.valueOf(ticket).equals(newest.get(key));
    }

    /** Runs after everything that was handed in here before. */
    public void edit(Work work) {
        editor.execute(() -> guarded(work));
    }

    /** Computes after everything that was handed in before, then publishes on the FX thread. */
    public <T> void edit(Callable<T> work, Consumer<T> publish) {
        edit(() -> {
            T value = work.call();
            fx.run(() -> publish.accept(value));
        });
    }

    @Override
    public void close() {
        for (Executor e : new Executor[] {readers, editor}) {
            if (e instanceof ExecutorService service) {
                service.shutdown();
            }
        }
    }

    /** Names daemon threads. */
    public static ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (CancellationException e) {
            // a person ended it: nothing to tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            errors.accept(e);
        }
    }
}
