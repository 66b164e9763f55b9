package org.handful.store;

import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.store.record.FinishedRun;
import org.handful.store.record.NewRun;
import org.handful.store.record.RunSummary;
import org.handful.store.runs.RunRecorder;
import org.handful.store.sql.Database;

/** Runs that tell any number of labels of an image: rows among the runs, with figures of their own. Thread-safe. */
public final class RunLabels {
    private final Database database;

    RunLabels(Database database) {
        this.database = database;
    }

    /**
     * Keeps a run as a whole: learning labels takes seconds, so that nobody needs to see one going on.
     *
     * @param result its predictions are none, since an image has no one class
     * @param json object with all figures
     * @return the run's id
     */
    public long keep(NewRun run, FinishedRun result, RunSummary.Labels figures, String json) throws HandfulException {
        return database.write(sql -> {
            long id = RunRecorder.start(sql, run);
            RunRecorder.keep(sql, id, figures, json);
            RunRecorder.finish(sql, id, result);
            return id;
        });
    }

    /** JSON object with all figures; empty for a run that tells one class of an image. */
    public Optional<String> of(long run) throws HandfulException {
        return database.read(sql -> sql.first("SELECT figures FROM run_labels JOIN run ON id = run_id AND live = 1 WHERE run_id = ?",
                row -> row.getString(1), run));
    }
}
