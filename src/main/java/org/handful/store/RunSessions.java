package org.handful.store;

import java.time.Instant;
import java.util.List;
import org.handful.error.HandfulException;
import org.handful.store.sql.Database;

/**
 * What became of runs when classes were added to them. It is kept with its run and goes with it; no part of the history,
 * because measuring again gives the same. Thread-safe.
 */
public final class RunSessions {
    /** @param report JSON object */
    public record Kept(Instant made, String report) {}

    private final Database database;

    RunSessions(Database database) {
        this.database = database;
    }

    /** In place of what was measured with the same numbers. @param report JSON object */
    public void put(long run, int shots, int perSession, long seed, Instant made, String report)
            throws HandfulException {
        database.write(sql -> sql.update("INSERT OR REPLACE INTO run_sessions"
                + " (run_id, shots, per_session, seed, made, report) VALUES (?, ?, ?, ?, ?, ?)",
                run, shots, perSession, seed, made, report));
    }

    /** Newest first. */
    public List<Kept> of(long run) throws HandfulException {
        return database.read(sql -> sql.list(
                "SELECT made, report FROM run_sessions WHERE run_id = ? ORDER BY made DESC, rowid DESC",
                row -> new Kept(Instant.parse(row.getString(1)), row.getString(2)), run));
    }
}
