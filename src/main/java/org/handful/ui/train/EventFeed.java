package org.handful.ui.train;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.handful.ui.common.FxThread;

/**
 * Carries events of a working thread to the FX thread, in order and without loss, with at most one task waiting there:
 * a method that takes a thousand steps a second cannot flood it. Thread-safe.
 */
final class EventFeed<T> implements Consumer<T> {
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final FxThread fx;
    private final Consumer<T> target;

    /** @param target called on the FX thread */
    EventFeed(FxThread fx, Consumer<T> target) {
        this.fx = fx;
        this.target = target;
    }

    @Override
    public void accept(T event) {
        waiting.add(event);
        if (scheduled.compareAndSet(false, true)) {
            fx.run(this::drain);
        }
    }

    private void drain() {
        scheduled.set(false);
        for (T event = waiting.poll(); event != null; event = waiting.poll()) {
            target.accept(event);
        }
    }
}
