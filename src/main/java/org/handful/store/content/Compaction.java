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
        for (String table : new String[] {"image", "class", "run"}) {
            String unused = table.equals("class") ? " AND id NOT IN (SELECT class_id FROM image WHERE class_id > 0)" : "";
            sql.update("DELETE FROM " + table + " WHERE live = 0" + unused
                    + " AND id NOT IN (SELECT value FROM json_each(?))",
                    Json.write(reachable.getOrDefault(table, Set.of())));
        }
        sql.update("DELETE FROM content WHERE id NOT IN (SELECT content_id FROM image)");
        sql.update("DELETE FROM embedding WHERE sha256 NOT IN (SELECT sha256 FROM content)");
    }
}
