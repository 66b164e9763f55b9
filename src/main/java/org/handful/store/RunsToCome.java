package org.handful.store;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;
import org.handful.store.runs.QueueRows;
import org.handful.store.sql.Database;
import org.handful.store.sql.Work;

/** The runs of a project that wait; no part of its history. Thread-safe. */
public final class RunsToCome {
    private final Database database;

    RunsToCome(Database database) {
        this.database = database;
    }

    /** In their order. */
    public List<QueueRows.Row> all() throws HandfulException {
        return database.read(QueueRows::all);
    }

    /** At the end. */
    public List<QueueRows.Row> add(List<RunSpec> specs) throws HandfulException {
        return database.write(sql -> QueueRows.add(sql, specs));
    }

    /** @param place from 0; beyond the end is the end */
    public void move(long id, int place) throws HandfulException {
        change(sql -> QueueRows.move(sql, id, place));
    }

    /** @param state WAITING, PAUSED or LEFT */
    public void mark(long id, String state) throws HandfulException {
        change(sql -> QueueRows.mark(sql, id, state));
    }

    public void remove(long id) throws HandfulException {
        change(sql -> QueueRows.remove(sql, id));
    }

    private void change(Work.Action action) throws HandfulException {
        database.write(action.asWork());
    }
}
