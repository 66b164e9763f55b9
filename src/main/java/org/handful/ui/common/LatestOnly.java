package org.handful.ui.common;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hands values to the FX thread so that a fast producer cannot flood it: what was not yet taken is replaced by the
 * newest. Thread-safe.
 */
public final class LatestOnly<T> implements Consumer<T> {
    private final FxThread fx;
    private final Consumer<T> target;
    private final AtomicReference<T> waiting = new AtomicReference<>();

    /** @param target called on the FX thread */
    public LatestOnly(FxThread fx, Consumer<T> target) {
        this.fx = fx;
        this.target = target;
    }

    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) {
            fx.run(() -> target.accept(waiting.getAndSet(null)));
        }
    }
}
