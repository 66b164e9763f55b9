package org.handful.store.content;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.store.codec.Json;
import org.handful.store.record.ImageDates;
import org.handful.store.sql.Sql;

/** What was computed from the pixels of images, by content, and the dates of images. */
public final class MeasureRows {
    private MeasureRows() {}

    public static void put(Sql sql, long content, Map<String, String> measures) throws SQLException {
        if (!measures.isEmpty()) {
            sql.update("INSERT OR REPLACE INTO content_measure (content_id, name, value)"
                    + " SELECT ?, key, value FROM json_each(?)", content, Json.write(measures));
        }
    }

    /** By sha-256, then by name. */
    public static void put(Sql sql, Map<String, Map<String, String>> measures) throws SQLException {
        for (Map.Entry<String, Map<String, String>> one : measures.entrySet()) {
            Optional<Long> id =
                    sql.first("SELECT id FROM content WHERE sha256 = ?", row -> row.getLong(1), one.getKey());
            if (id.isPresent()) {
                put(sql, id.get(), one.getValue());
            }
        }
    }

    /** Of every content that was measured: sha-256 to name to value. */
    public static Map<String, Map<String, String>> all(Sql sql) throws SQLException {
        Map<String, Map<String, String>> out = new HashMap<>();
        Map<String, String> shared = new HashMap<>();
        sql.list("SELECT c.sha256, m.name, m.value FROM content_measure m JOIN content c ON c.id = m.content_id",
                row -> out.computeIfAbsent(row.getString(1), sha -> new HashMap<>())
                        .put(shared.computeIfAbsent(row.getString(2), name -> name), row.getString(3)) == null);
        return out;
    }

    /** Contents of images in the project that have no measure of that name, in the order in which they came. */
    public static List<String> missing(Sql sql, String measure) throws SQLException {
        return sql.list("SELECT sha256 FROM content c WHERE width > 0 AND EXISTS"
                + " (SELECT 1 FROM image i WHERE i.content_id = c.id AND i.live = 1)"
                + " AND NOT EXISTS (SELECT 1 FROM content_measure m WHERE m.content_id = c.id AND m.name = ?) ORDER BY id",
                row -> row.getString(1), measure);
    }

    /** By name of the image; those of projects of format 1 are not known. */
    public static Map<String, ImageDates> dates(Sql sql) throws SQLException {
        Map<String, ImageDates> out = new HashMap<>();
        sql.list("SELECT name, added, dated FROM image WHERE live = 1", row -> out.put(row.getString(1),
                new ImageDates(instant(row.getString(2)), instant(row.getString(3)))) == null);
        return out;
    }

    private static Optional<Instant> instant(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }
}
