package org.handful.store.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handful.model.RunSpec;
import org.handful.store.codec.Json;
import org.handful.store.sql.Sql;

/** The queue of runs as rows. */
public final class QueueRows {
    private static final String COLUMNS = "SELECT id, spec, queued, state FROM queued_run";

    private QueueRows() {}

    /** @param state WAITING, PAUSED or LEFT */
    public record Row(long id, RunSpec spec, Instant queued, String state) {}

    public static List<Row> all(Sql sql) throws SQLException {
        return sql.list(COLUMNS + " ORDER BY position, id", QueueRows::row);
    }

    public static List<Row> add(Sql sql, List<RunSpec> specs) throws SQLException {
        List<Row> out = new ArrayList<>();
        for (RunSpec spec : specs) {
            Instant now = Instant.now();
            long id = sql.number(
                    "INSERT INTO queued_run (position, spec, queued, state) VALUES"
                            + " ((SELECT coalesce(max(position), -1) + 1 FROM queued_run), ?, ?, 'WAITING') RETURNING id",
                    Json.write(spec), now);
            out.add(new Row(id, spec, now, "WAITING"));
        }
        return out;
    }

    public static void move(Sql sql, long id, int place) throws SQLException {
        List<Long> order = new ArrayList<>(sql.list(COLUMNS + " ORDER BY position, id", row -> row.getLong(1)));
        if (order.remove(id)) {
            order.add(Math.clamp(place, 0, order.size()), id);
            for (int i = 0; i < order.size(); i++) {
                sql.update("UPDATE queued_run SET position = ? WHERE id = ?", i, order.get(i));
            }
        }
    }

    public static void mark(Sql sql, long id, String state) throws SQLException {
        sql.update("UPDATE queued_run SET state = ? WHERE id = ?", state, id);
    }

    public static void remove(Sql sql, long id) throws SQLException {
        sql.update("DELETE FROM queued_run WHERE id = ?", id);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), Json.read(row.getString(2), RunSpec.class), Instant.parse(row.getString(3)),
                row.getString(4));
    }
}
