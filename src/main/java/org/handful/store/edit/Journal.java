package org.handful.store.edit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handful.store.codec.Json;
import org.handful.store.record.EditKind;
import org.handful.store.record.HistoryEntry;
import org.handful.store.sql.Sql;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The list of edits with a cursor: what is up to the cursor is applied, what is after it can be redone until the next
 * edit drops it. Every method runs inside the caller's transaction.
 */
public final class Journal {
    private static final TypeReference<List<CellChange>> CHANGES = new TypeReference<>() {};
    private static final String STEPS =
            "SELECT step, min(at), kind, sum(count), subject, max(id) <= (SELECT cursor FROM project) FROM edit";

    private Journal() {}

    /** Applies an edit and writes it down as a step of its own; an edit that changes nothing leaves no trace. */
    public static void record(Sql sql, Edit edit) throws SQLException {
        record(sql, edit, 0);
    }

    /**
     * The same, as a continuation of a step if that is the latest one.
     *
     * @param step what an earlier call returned, or 0 for a new step
     * @return the step that the edit belongs to; 0 when it changed nothing
     */
    public static long record(Sql sql, Edit edit, long step) throws SQLException {
        if (edit.changesNothing()) {
            return step;
        }
        sql.update("DELETE FROM edit WHERE id > (SELECT cursor FROM project)");
        long latest = sql.number("SELECT coalesce(max(step), 0) FROM edit");
        long own = step > 0 && step == latest ? step : nextStep(sql);
        for (CellChange change : edit.forward()) {
            change.apply(sql);
        }
        long id = sql.number(
                "INSERT INTO edit (step, at, kind, count, subject, forward, backward) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " RETURNING id",
                own, Instant.now(), edit.kind(), edit.count(), Json.write(edit.subject()), Json.write(edit.forward()),
                Json.write(edit.backward()));
        sql.update("UPDATE project SET cursor = ?", id);
        return own;
    }

    // Never a number that a dropped step had: an import that goes on must not join a stranger's step.
    private static long nextStep(Sql sql) throws SQLException {
        return sql.number("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'edit'");
    }

    /** @return what was undone; empty at the beginning of the history */
    public static Optional<HistoryEntry> undo(Sql sql) throws SQLException {
        Optional<Long> step = lastApplied(sql);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        for (String payload : sql.list(
                "SELECT backward FROM edit WHERE step = ? ORDER BY id DESC", row -> row.getString(1), step.get())) {
            apply(sql, payload);
        }
        sql.update("UPDATE project SET cursor = (SELECT coalesce(max(id), 0) FROM edit WHERE step < ?)", step.get());
        return entry(sql, step.get());
    }

    /** @return what was redone; empty at the end of the history */
    public static Optional<HistoryEntry> redo(Sql sql) throws SQLException {
        Optional<Long> step = firstUndone(sql);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        for (String payload : sql.list(
                "SELECT forward FROM edit WHERE step = ? ORDER BY id", row -> row.getString(1), step.get())) {
            apply(sql, payload);
        }
        sql.update("UPDATE project SET cursor = (SELECT max(id) FROM edit WHERE step = ?)", step.get());
        return entry(sql, step.get());
    }

    /**
     * Undoes or redoes, one after the other, until that step is the last that is applied.
     *
     * @param step 0 for the beginning of the history
     * @return how many steps that took; 0 too when there is no such step
     */
    public static int goTo(Sql sql, long step) throws SQLException {
        if (step != 0 && entry(sql, step).isEmpty()) {
            return 0;
        }
        int steps = 0;
        while (lastApplied(sql).orElse(0L) > step && undo(sql).isPresent()) {
            steps++;
        }
        while (lastApplied(sql).orElse(0L) < step && redo(sql).isPresent()) {
            steps++;
        }
        return steps;
    }

    /**
     * Which rows undo, redo and edits have written since the cursor stood elsewhere.
     *
     * @param from where the cursor stood
     * @return table to ids; empty when that place in the history is gone, so that nobody can tell
     */
    public static Optional<Map<String, Set<Long>>> touched(Sql sql, long from) throws SQLException {
        if (from != 0 && sql.first("SELECT 1 FROM edit WHERE id = ?", row -> true, from).isEmpty()) {
            return Optional.empty();
        }
        long to = sql.number("SELECT cursor FROM project");
        Map<String, Set<Long>> out = new HashMap<>();
        for (String payload : sql.list("SELECT forward FROM edit WHERE id > ? AND id <= ?", row -> row.getString(1),
                Math.min(from, to), Math.max(from, to))) {
            for (CellChange change : Json.read(payload, CHANGES)) {
                out.computeIfAbsent(change.target().table, t -> new HashSet<>()).addAll(change.ids());
            }
        }
        return Optional.of(out);
    }

    /** What {@link #undo} would undo. */
    public static Optional<HistoryEntry> undoable(Sql sql) throws SQLException {
        Optional<Long> step = lastApplied(sql);
        return step.isPresent() ? entry(sql, step.get()) : Optional.empty();
    }

    /** What {@link #redo} would redo. */
    public static Optional<HistoryEntry> redoable(Sql sql) throws SQLException {
        Optional<Long> step = firstUndone(sql);
        return step.isPresent() ? entry(sql, step.get()) : Optional.empty();
    }

    private static Optional<Long> lastApplied(Sql sql) throws SQLException {
        return sql.first("SELECT step FROM edit WHERE id = (SELECT cursor FROM project)", row -> row.getLong(1));
    }

    private static Optional<Long> firstUndone(Sql sql) throws SQLException {
        return sql.first("SELECT step FROM edit WHERE id > (SELECT cursor FROM project) ORDER BY id LIMIT 1",
                row -> row.getLong(1));
    }

    /** All steps, oldest first. */
    public static List<HistoryEntry> history(Sql sql) throws SQLException {
        return sql.list(STEPS + " GROUP BY step ORDER BY step", Journal::entry);
    }

    private static Optional<HistoryEntry> entry(Sql sql, long step) throws SQLException {
        return sql.first(STEPS + " WHERE step = ? GROUP BY step", Journal::entry, step);
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong(1), Instant.parse(row.getString(2)), EditKind.valueOf(row.getString(3)), row.getInt(4),
                Json.texts(row.getString(5)), row.getBoolean(6));
    }

    /** Forgets all steps; what they hid can then be deleted for good. */
    public static void forget(Sql sql) throws SQLException {
        sql.update("DELETE FROM edit");
        sql.update("UPDATE project SET cursor = 0");
    }

    /** Table to ids of the rows that some undo or redo may bring back. */
    public static Map<String, Set<Long>> reachable(Sql sql) throws SQLException {
        Map<String, Set<Long>> out = new HashMap<>();
        for (long id : sql.list("SELECT id FROM edit ORDER BY id", row -> row.getLong(1))) {
            for (CellChange change : changes(sql, id)) {
                out.computeIfAbsent(change.target().table, t -> new HashSet<>()).addAll(change.ids());
            }
        }
        return out;
    }

    /** Edits that cannot be read, in words. */
    public static List<String> problems(Sql sql) throws SQLException {
        List<String> problems = new ArrayList<>();
        for (long id : sql.list("SELECT id FROM edit ORDER BY id", row -> row.getLong(1))) {
            try {
                changes(sql, id);
            } catch (JacksonException e) {
                problems.add("edit " + id + " cannot be read: " + e.getOriginalMessage());
            }
        }
        return problems;
    }

    private static List<CellChange> changes(Sql sql, long id) throws SQLException {
        List<CellChange> out = new ArrayList<>();
        for (String column : List.of("forward", "backward")) {
            out.addAll(Json.read(
                    sql.first("SELECT " + column + " FROM edit WHERE id = ?", row -> row.getString(1), id)
                            .orElseThrow(),
                    CHANGES));
        }
        return out;
    }

    private static void apply(Sql sql, String payload) throws SQLException {
        for (CellChange change : Json.read(payload, CHANGES)) {
            change.apply(sql);
        }
    }
}
