package org.handful.run.local;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;
import org.handful.run.queue.QueuedRun;
import org.handful.run.queue.RunQueue;
import org.handful.store.RunsToCome;
import org.handful.store.runs.QueueRows;

/** The queue in a project file. */
record StoredQueue(RunsToCome rows) implements RunQueue {
    @Override
    public List<QueuedRun> all() throws HandfulException {
        return rows.all().stream().map(StoredQueue::entry).toList();
    }

    @Override
    public List<QueuedRun> add(List<RunSpec> specs) throws HandfulException {
        return rows.add(specs).stream().map(StoredQueue::entry).toList();
    }

    @Override
    public void move(long id, int place) throws HandfulException {
        rows.move(id, place);
    }

    @Override
    public void mark(long id, QueuedRun.State state) throws HandfulException {
        rows.mark(id, state.name());
    }

    @Override
    public void remove(long id) throws HandfulException {
        rows.remove(id);
    }

    private static QueuedRun entry(QueueRows.Row row) {
        return new QueuedRun(row.id(), row.spec(), row.queued(), QueuedRun.State.valueOf(row.state()));
    }
}
