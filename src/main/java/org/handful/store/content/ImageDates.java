package org.handful.store.content;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.handful.store.sql.Sql;

/** When images were taken or written, else when they came in. */
public final class ImageDates {
    private ImageDates() {}

    /** By name; absent where nothing is known, as for images of format 1. */
    public static Map<String, Instant> of(Sql sql) throws SQLException {
        Map<String, Instant> out = new HashMap<>();
        sql.list("SELECT name, coalesce(dated, added) FROM image WHERE live = 1 AND coalesce(dated, added) NOT NULL",
                row -> {
                    try {
                        return out.put(row.getString(1), Instant.parse(row.getString(2)));
                    } catch (DateTimeException e) {
                        // Another program wrote it: the image has no date then.
                        return null;
                    }
                });
        return out;
    }
}
