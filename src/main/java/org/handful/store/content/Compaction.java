package org.handful.store.content;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.handful.store.codec.Json;
import org.handful.store.edit.Journal;
import org.handful.store.sql.Sql;

/** Deletes for good what no undo and no redo can bring back. The only place where a project loses anything. */
public final class Compaction {
    private Compaction() {}

    public static void run(Sql sql, boolean forgetHistory) throws SQLException {
        if (forgetHistory) {
            Journal.forget(sql);
        }
        Map<String, Set<Long>> reachable = Journal.reachable(sql);
        delete(sql, "image", "", reachable);
        delete(sql, "class", " AND id NOT IN (SELECT class_id FROM image WHERE class_id IS NOT NULL)", reachable);
        delete(sql, "run", "", reachable);
        delete(sql, "class_text", " AND id NOT IN (SELECT w.text_id FROM run r, json_each(r.text) j"
                + " JOIN class_text_row w ON w.id = j.value)", reachable);
        sql.update("DELETE FROM content WHERE id NOT IN (SELECT content_id FROM image)");
        sql.update("DELETE FROM embedding WHERE sha256 NOT IN (SELECT sha256 FROM content)");
    }

    private static void delete(Sql sql, String table, String unused, Map<String, Set<Long>> reachable)
            throws SQLException {
        String kept = Json.write(reachable.getOrDefault(table, Set.of()));
        sql.update(
                "DELETE FROM " + table + " WHERE live = 0" + unused
                        + " AND id NOT IN (SELECT value FROM json_each(?))",
                kept);
    }
}
