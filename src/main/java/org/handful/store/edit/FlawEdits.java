package org.handful.store.edit;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handful.store.codec.Json;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** Images that are fine whatever their pixels look like, because a person said so. Runs inside the caller's transaction. */
public final class FlawEdits {
    private FlawEdits() {}

    /** @param digests of their contents; those that are fine already stay so */
    public static void fine(Sql sql, Collection<String> digests) throws SQLException {
        var edit = new Edit(EditKind.IMAGES_FINE);
        Edit.Column fine = edit.column(Target.CONTENT_FINE, "");
        sql.list("SELECT id FROM content WHERE fine = 0 AND sha256 IN (SELECT value FROM json_each(?)) ORDER BY id",
                row -> row.getLong(1), Json.write(Set.copyOf(digests))).forEach(id -> fine.set(id, "0", "1"));
        Journal.record(sql, edit.counting(fine.add().size()));
    }

    /** Digests of the contents that are fine. */
    public static Set<String> fine(Sql sql) throws SQLException {
        List<String> all = sql.list("SELECT sha256 FROM content WHERE fine = 1", row -> row.getString(1));
        return Set.copyOf(new HashSet<>(all));
    }
}
