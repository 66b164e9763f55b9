package org.handful.store.edit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.codec.Numbers;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** Edits of the embeddings of class names. Every method runs inside the caller's transaction. */
public final class TextEdits {
    private record Used(long id, String name, int classes) {}

    private TextEdits() {}

    /**
     * From now on these are in use, and no others.
     *
     * @param name of the file
     * @param vectors one row for each of the classes
     */
    public static void add(Sql sql, String name, List<String> classes, EmbeddingMatrix vectors) throws SQLException {
        long id = sql.number("INSERT INTO class_text (name, dim, live) VALUES (?, ?, 0) RETURNING id",
                name, vectors.dim());
        List<Object[]> rows = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            rows.add(new Object[] {id, classes.get(k), classes.get(k),
                Numbers.bytes(vectors.values(), k * vectors.dim(), vectors.dim())});
        }
        sql.updateAll("INSERT INTO class_text_row (text_id, name, class_id, vector)"
                + " VALUES (?, ?, (SELECT id FROM class WHERE name = ? AND live = 1), ?)", rows);
        Edit edit = new Edit(EditKind.TEXT_ADDED, name).counting(classes.size());
        Optional<Used> before = used(sql);
        if (before.isPresent()) {
            edit.set(Target.TEXT_LIVE, before.get().id(), "1", "0");
        }
        Journal.record(sql, edit.set(Target.TEXT_LIVE, id, "0", "1"));
    }

    /** None are in use any more; nothing when there were none. */
    public static void remove(Sql sql) throws SQLException {
        Optional<Used> before = used(sql);
        if (before.isPresent()) {
            Journal.record(sql, new Edit(EditKind.TEXT_REMOVED, before.get().name())
                    .counting(before.get().classes()).set(Target.TEXT_LIVE, before.get().id(), "1", "0"));
        }
    }

    private static Optional<Used> used(Sql sql) throws SQLException {
        return sql.first("SELECT id, name, (SELECT count(*) FROM class_text_row r WHERE r.text_id = t.id)"
                + " FROM class_text t WHERE live = 1", row -> new Used(row.getLong(1), row.getString(2), row.getInt(3)));
    }
}
