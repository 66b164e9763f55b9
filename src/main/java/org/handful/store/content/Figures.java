package org.handful.store.content;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.store.record.ProjectInfo;
import org.handful.store.sql.Sql;

/** A project in a few figures. */
public final class Figures {
    private Figures() {}

    public static ProjectInfo of(Sql sql, String name, long bytesOnDisk) throws SQLException {
        Map<String, Integer> perClass = new LinkedHashMap<>();
        sql.list(
                "SELECT c.name, (SELECT count(*) FROM image i WHERE i.class_id = c.id AND i.live = 1)"
                        + " FROM class c WHERE c.live = 1 ORDER BY c.position, c.id",
                row -> perClass.put(row.getString(1), row.getInt(2)));
        List<String> attributes = sql.list(
                "SELECT DISTINCT a.name FROM image i JOIN image_attribute a ON a.image_id = i.id"
                        + " WHERE i.live = 1 ORDER BY a.name",
                row -> row.getString(1));
        int images = (int) sql.number("SELECT count(*) FROM image WHERE live = 1");
        int labelled = perClass.values().stream().mapToInt(Integer::intValue).sum();
        int runs = (int) sql.number("SELECT count(*) FROM run WHERE live = 1");
        int version = (int) sql.number("PRAGMA user_version");
        return sql.first(
                        "SELECT created, handful FROM project",
                        row -> new ProjectInfo(
                                name, Instant.parse(row.getString(1)), row.getString(2), version, images,
                                images - labelled, perClass, attributes, runs, bytesOnDisk))
                .orElseThrow();
    }
}
