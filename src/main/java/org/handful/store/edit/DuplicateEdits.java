package org.handful.store.edit;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.handful.store.codec.Json;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** Near-duplicates that a person looked at and wants to keep. Runs inside the caller's transaction. */
public final class DuplicateEdits {
    private DuplicateEdits() {}

    /** @param images how many images they are, for the history */
    public static void keep(Sql sql, Collection<String> digests, int images) throws SQLException {
        String key = Json.write(new TreeSet<>(digests));
        sql.update("INSERT OR IGNORE INTO duplicate_review (digests, kept) VALUES (?, 0)", key);
        record Row(long id, String kept) {}
        Row row = sql.first("SELECT id, kept FROM duplicate_review WHERE digests = ?",
                r -> new Row(r.getLong(1), r.getString(2)), key).orElseThrow();
        Journal.record(sql, new Edit(EditKind.DUPLICATES_KEPT)
                .set(Target.DUPLICATE_KEPT, row.id(), row.kept(), "1").counting(images));
    }

    /** Digests of each group that is kept. */
    public static List<Set<String>> kept(Sql sql) throws SQLException {
        return sql.list("SELECT digests FROM duplicate_review WHERE kept = 1",
                row -> Set.copyOf(new HashSet<>(Json.texts(row.getString(1)))));
    }
}
