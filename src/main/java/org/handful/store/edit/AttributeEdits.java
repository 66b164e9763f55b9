package org.handful.store.edit;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** Edits of an attribute as a whole. Every method runs inside the caller's transaction. */
public final class AttributeEdits {
    private AttributeEdits() {}

    /** @throws InputException when there is an attribute of the new name: two values of one image cannot both stay */
    public static void rename(Sql sql, String from, String to) throws SQLException, HandfulException {
        Map<Long, String> values = values(sql, from);
        if (from.equals(to)) {
            return;
        }
        requireName(Because.of("because.name.attribute"), to);
        if (sql.number("SELECT count(*) FROM image i JOIN image_attribute a ON a.image_id = i.id"
                + " WHERE i.live = 1 AND a.name = ?", to) > 0) {
            throw new InputException(
                    InputException.Problem.BAD_SETTING, Because.of("because.name.attribute"), to,
                    Because.of("because.name.attributeTaken"));
        }
        Edit edit = new Edit(EditKind.ATTRIBUTE_RENAMED, from, to).counting(values.size());
        Edit.Column old = edit.column(Target.IMAGE_ATTRIBUTE, from);
        Edit.Column fresh = edit.column(Target.IMAGE_ATTRIBUTE, to);
        values.forEach((id, value) -> {
            old.set(id, value, null);
            fresh.set(id, null, value);
        });
        old.add();
        fresh.add();
        Journal.record(sql, edit);
    }

    /** Gives a value another name; the name of another value merges the two. */
    public static void renameValue(Sql sql, String attribute, String from, String to)
            throws SQLException, HandfulException {
        requireName(attribute, to);
        Map<Long, String> values = values(sql, attribute);
        Edit edit = new Edit(EditKind.VALUE_RENAMED, attribute, from, to);
        Edit.Column column = edit.column(Target.IMAGE_ATTRIBUTE, attribute);
        values.forEach((id, value) -> {
            if (value.equals(from)) {
                column.set(id, from, to);
            }
        });
        Journal.record(sql, edit.counting(column.add().size()));
    }

    public static void delete(Sql sql, String attribute) throws SQLException, HandfulException {
        Map<Long, String> values = values(sql, attribute);
        Edit edit = new Edit(EditKind.ATTRIBUTE_DELETED, attribute).counting(values.size());
        Edit.Column column = edit.column(Target.IMAGE_ATTRIBUTE, attribute);
        values.forEach((id, value) -> column.set(id, value, null));
        column.add();
        Journal.record(sql, edit);
    }

    private static void requireName(String what, String name) throws InputException {
        if (name.isBlank()) {
            throw new InputException(
                    InputException.Problem.BAD_SETTING, what, "'" + name + "'", Because.of("because.name.empty"));
        }
    }

    /** Of the images that are there. */
    private static Map<Long, String> values(Sql sql, String attribute) throws SQLException, HandfulException {
        Map<Long, String> values = new LinkedHashMap<>();
        sql.list("SELECT i.id, a.value FROM image i JOIN image_attribute a ON a.image_id = i.id"
                + " WHERE i.live = 1 AND a.name = ? ORDER BY i.id",
                row -> values.put(row.getLong(1), row.getString(2)), attribute);
        if (values.isEmpty()) {
            List<String> names = sql.list("SELECT DISTINCT a.name FROM image i"
                    + " JOIN image_attribute a ON a.image_id = i.id WHERE i.live = 1 ORDER BY a.name LIMIT 20",
                    row -> row.getString(1));
            throw new InputException(
                    InputException.Problem.UNKNOWN, Because.of("because.what.attribute", attribute),
                    names.isEmpty() ? Because.of("because.there.attributes") : String.join(", ", names));
        }
        return values;
    }
}
