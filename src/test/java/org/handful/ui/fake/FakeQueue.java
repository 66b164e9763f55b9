package org.handful.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handful.model.RunSpec;
import org.handful.run.queue.QueuedRun;
import org.handful.run.queue.RunQueue;

/** The queue in memory; like the real one it outlives the window. */
public final class FakeQueue implements RunQueue {
    private final List<QueuedRun> runs = new ArrayList<>();
    private long next = 1;

    @Override
    public synchronized List<QueuedRun> all() {
        return List.copyOf(runs);
    }

    @Override
    public synchronized List<QueuedRun> add(List<RunSpec> specs) {
        List<QueuedRun> added = specs.stream()
                .map(s -> new QueuedRun(next++, s, Instant.EPOCH, QueuedRun.State.WAITING)).toList();
        runs.addAll(added);
        return added;
    }

    @Override
    public synchronized void move(long id, int place) {
        QueuedRun run = runs.stream().filter(r -> r.id() == id).findFirst().orElseThrow();
        runs.remove(run);
        runs.add(Math.clamp(place, 0, runs.size()), run);
    }

    @Override
    public synchronized void mark(long id, QueuedRun.State state) {
        runs.replaceAll(r -> r.id() == id ? new QueuedRun(id, r.spec(), r.queued(), state) : r);
    }

    @Override
    public synchronized void remove(long id) {
        runs.removeIf(r -> r.id() == id);
    }
}
