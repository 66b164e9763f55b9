package org.handful.store.edit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.handful.store.sql.Sql;

/**
 * New values for one column of several rows.
 *
 * @param attribute name of the attribute, for {@link Target#IMAGE_ATTRIBUTE}; empty otherwise
 * @param values one per id, or a single one for all; null clears the cell
 */
record CellChange(Target target, String attribute, List<Long> ids, List<String> values) {
    /** Keeps a single value when all are the same. */
    static CellChange of(Target target, String attribute, List<Long> ids, List<String> values) {
        boolean same = new HashSet<>(values).size() == 1;
        return new CellChange(target, attribute, ids, same ? values.subList(0, 1) : values);
    }

    String value(int i) {
        return values.get(values.size() == 1 ? 0 : i);
    }

    void apply(Sql sql) throws SQLException {
        if (target == Target.IMAGE_ATTRIBUTE) {
            applyAttribute(sql);
            return;
        }
        List<Object[]> rows = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            rows.add(new Object[] {value(i), ids.get(i)});
        }
        sql.updateAll("UPDATE " + target.table + " SET " + target.column + " = ? WHERE id = ?", rows);
    }

    private void applyAttribute(Sql sql) throws SQLException {
        List<Object[]> cleared = new ArrayList<>();
        List<Object[]> given = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (value(i) == null) {
                cleared.add(new Object[] {ids.get(i), attribute});
            } else {
                given.add(new Object[] {ids.get(i), attribute, value(i)});
            }
        }
        sql.updateAll("DELETE FROM image_attribute WHERE image_id = ? AND name = ?", cleared);
        sql.updateAll(
                "INSERT INTO image_attribute (image_id, name, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (image_id, name) DO UPDATE SET value = excluded.value",
                given);
    }
}
