package org.handful.store.runs;

import java.sql.SQLException;
import java.util.Optional;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.store.edit.Edit;
import org.handful.store.edit.Journal;
import org.handful.store.edit.Target;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** The little about a run that a person may change, undoable like every edit. */
public final class RunEdits {
    private RunEdits() {}

    private record Row(String name, boolean starred, String notes) {}

    public static void rename(Sql sql, long id, String name) throws SQLException, HandfulException {
        if (name.isBlank()) {
            throw new InputException(
                    InputException.Problem.BAD_SETTING, Because.of("because.name.run"), "'" + name + "'",
                    Because.of("because.name.empty"));
        }
        Row row = row(sql, id);
        change(sql, new Edit(EditKind.RUN_RENAMED, row.name, name), Target.RUN_NAME, id, row.name, name);
    }

    public static void star(Sql sql, long id, boolean starred) throws SQLException, HandfulException {
        Row row = row(sql, id);
        Edit edit = new Edit(starred ? EditKind.RUN_STARRED : EditKind.RUN_UNSTARRED, row.name);
        change(sql, edit, Target.RUN_STARRED, id, row.starred ? "1" : "0", starred ? "1" : "0");
    }

    public static void note(Sql sql, long id, String notes) throws SQLException, HandfulException {
        Row row = row(sql, id);
        change(sql, new Edit(EditKind.RUN_NOTED, row.name), Target.RUN_NOTES, id, row.notes, notes);
    }

    public static void delete(Sql sql, long id) throws SQLException, HandfulException {
        change(sql, new Edit(EditKind.RUN_DELETED, row(sql, id).name), Target.RUN_LIVE, id, "1", "0");
    }

    private static void change(Sql sql, Edit edit, Target target, long id, String before, String after)
            throws SQLException {
        Journal.record(sql, edit.counting(1).set(target, id, before, after));
    }

    private static Row row(Sql sql, long id) throws SQLException, HandfulException {
        Optional<Row> row = sql.first("SELECT name, starred, notes FROM run WHERE id = ? AND live = 1",
                r -> new Row(r.getString(1), r.getBoolean(2), r.getString(3)), id);
        if (row.isEmpty()) {
            throw RunQueries.unknown(sql, id);
        }
        return row.get();
    }
}
