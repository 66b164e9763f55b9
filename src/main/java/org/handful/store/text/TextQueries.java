package org.handful.store.text;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.model.EmbeddingMatrix;
import org.handful.store.codec.Numbers;
import org.handful.store.sql.Sql;

/** Reads the embeddings of class names. */
public final class TextQueries {
    /** A class has the row that was made its own, else one of its name that no other class has. */
    private static final String BY_CLASS =
            " FROM class c JOIN class_text t ON t.live = 1 JOIN class_text_row r ON r.id = coalesce("
                    + "(SELECT o.id FROM class_text_row o WHERE o.text_id = t.id AND o.class_id = c.id),"
                    + " (SELECT o.id FROM class_text_row o WHERE o.text_id = t.id AND o.name = c.name AND"
                    + " (o.class_id IS NULL OR o.class_id NOT IN (SELECT id FROM class WHERE live = 1))))"
                    + " WHERE c.live = 1";

    private record Row(long id, byte[] vector) {}

    private TextQueries() {}

    /** Empty when there are none in use. */
    public static Optional<ClassTexts> current(Sql sql) throws SQLException {
        List<String> known = sql.list(
                "SELECT c.name" + BY_CLASS + " ORDER BY c.position, c.id", row -> row.getString(1));
        return sql.first("SELECT name, dim FROM class_text WHERE live = 1",
                row -> new ClassTexts(row.getString(1), row.getInt(2), known));
    }

    /** Empty when none are in use, or one of the classes has none. */
    public static Optional<TextRows> of(Sql sql, List<String> classes) throws SQLException {
        Map<String, Row> found = new HashMap<>();
        sql.list("SELECT c.name, r.id, r.vector" + BY_CLASS,
                row -> found.put(row.getString(1), new Row(row.getLong(2), row.getBytes(3))));
        Optional<String> name = sql.first("SELECT name FROM class_text WHERE live = 1", row -> row.getString(1));
        return name.isPresent() && !classes.isEmpty() && found.keySet().containsAll(classes)
                ? Optional.of(together(name.get(), classes.stream().map(found::get).toList()))
                : Optional.empty();
    }

    /** Those that a run learned with, in the order of its classes; empty when it learned without. */
    public static Optional<TextRows> ofRun(Sql sql, long run) throws SQLException {
        String json = sql.first("SELECT text FROM run WHERE id = ?", row -> row.getString(1), run).orElse("[]");
        List<Row> rows = new ArrayList<>();
        List<String> names = sql.list(
                "SELECT t.name, r.id, r.vector FROM json_each(?) j JOIN class_text_row r ON r.id = j.value"
                        + " JOIN class_text t ON t.id = r.text_id ORDER BY j.key",
                row -> {
                    rows.add(new Row(row.getLong(2), row.getBytes(3)));
                    return row.getString(1);
                }, json);
        return rows.isEmpty() ? Optional.empty() : Optional.of(together(names.getFirst(), rows));
    }

    private static TextRows together(String name, List<Row> rows) {
        int dim = rows.getFirst().vector.length / Float.BYTES;
        float[] all = new float[rows.size() * dim];
        for (int k = 0; k < rows.size(); k++) {
            System.arraycopy(Numbers.floats(rows.get(k).vector), 0, all, k * dim, dim);
        }
        return new TextRows(name, rows.stream().map(Row::id).toList(), new EmbeddingMatrix(rows.size(), dim, all));
    }
}
