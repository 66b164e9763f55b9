package org.handful.store.edit;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.model.SplitRole;
import org.handful.store.edit.ImageEdits.Row;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** Edits of the split. Every method runs inside the caller's transaction and returns images changed. */
public final class SplitEdits {
    private SplitEdits() {}

    public static int setRole(Sql sql, Collection<String> images, SplitRole role)
            throws SQLException, HandfulException {
        Map<String, SplitRole> roles = new LinkedHashMap<>();
        images.forEach(name -> roles.put(name, role));
        return assign(sql, new Edit(EditKind.valueOf("ROLE_" + role)), roles);
    }

    /** Sides that differ from image to image, as they were drawn. */
    public static int draw(Sql sql, Map<String, SplitRole> roles, int shots, long seed)
            throws SQLException, HandfulException {
        return assign(sql, new Edit(EditKind.SPLIT_DRAWN, Integer.toString(shots), Long.toString(seed)), roles);
    }

    /** Leaves every image that was on a side to the split of each run; what is switched off stays off. */
    public static int clear(Sql sql) throws SQLException, HandfulException {
        Map<String, SplitRole> roles = new LinkedHashMap<>();
        sql.list("SELECT name FROM image WHERE live = 1 AND role IN ('SUPPORT', 'TEST') ORDER BY name",
                row -> roles.put(row.getString(1), SplitRole.ANY));
        return assign(sql, new Edit(EditKind.SPLIT_CLEARED), roles);
    }

    public static void lock(Sql sql, boolean locked) throws SQLException {
        Journal.record(sql, new Edit(locked ? EditKind.TEST_LOCKED : EditKind.TEST_UNLOCKED)
                .counting(1)
                .set(Target.PROJECT_TEST_LOCKED, 1, TestLock.on(sql) ? "1" : "0", locked ? "1" : "0"));
    }

    private static int assign(Sql sql, Edit edit, Map<String, SplitRole> roles)
            throws SQLException, HandfulException {
        int changed = place(sql, edit, ImageEdits.rows(sql, roles.keySet()), roles).size();
        Journal.record(sql, edit.counting(changed));
        return changed;
    }

    /** As a part of an edit. @return the images that change */
    static List<Long> place(Sql sql, Edit edit, Map<String, Row> rows, Map<String, SplitRole> roles)
            throws SQLException, HandfulException {
        boolean locked = TestLock.on(sql);
        Edit.Column column = edit.column(Target.IMAGE_ROLE, "");
        for (Map.Entry<String, SplitRole> entry : roles.entrySet()) {
            Row row = rows.get(entry.getKey());
            SplitRole before = SplitRole.valueOf(row.role());
            SplitRole after = entry.getValue();
            if (locked && before != after && (before == SplitRole.TEST || after == SplitRole.TEST)) {
                throw TestLock.refusal(entry.getKey());
            }
            column.set(row.id(), before.name(), after.name());
        }
        return column.add();
    }
}
