package org.handful.run.local;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who want to hear of changes. Thread-safe. */
final class Listeners {
    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    void add(Runnable listener) {
        all.add(listener);
    }

    void tell() {
        all.forEach(Runnable::run);
    }
}
