package org.handful.store.edit;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.store.sql.Sql;

/** Classes by name within one edit, which may make new ones. Not thread-safe. */
final class ClassIds {
    private final Sql sql;
    private final Edit edit;
    private final Map<String, Long> known = new HashMap<>();

    ClassIds(Sql sql, Edit edit) {
        this.sql = sql;
        this.edit = edit;
    }

    static Optional<Long> find(Sql sql, String name) throws SQLException {
        return sql.first("SELECT id FROM class WHERE name = ? AND live = 1", row -> row.getLong(1), name);
    }

    static long existing(Sql sql, String name) throws SQLException, HandfulException {
        Optional<Long> id = find(sql, name);
        if (id.isEmpty()) {
            List<String> names = sql.list("SELECT name FROM class WHERE live = 1 ORDER BY position, id LIMIT 20",
                    row -> row.getString(1));
            throw new InputException(
                    InputException.Problem.UNKNOWN, Because.of("because.what.class", name),
                    names.isEmpty() ? Because.of("because.there.classes") : String.join(", ", names));
        }
        return id.get();
    }

    /** @throws InputException for a name that no class can have, or that one has already */
    static String free(Sql sql, String name) throws SQLException, HandfulException {
        if (find(sql, wellFormed(name)).isPresent()) {
            throw new InputException(
                    InputException.Problem.BAD_SETTING, Because.of("because.name.class"), name,
                    Because.of("because.name.classTaken"));
        }
        return name;
    }

    private static String wellFormed(String name) throws InputException {
        if (name.isBlank()) {
            throw new InputException(
                    InputException.Problem.BAD_SETTING, Because.of("because.name.class"), "'" + name + "'",
                    Because.of("because.name.empty"));
        }
        return name;
    }

    /** The class of that name, made in this edit when there is none. */
    long orNew(String name) throws SQLException, HandfulException {
        Long id = known.get(name);
        if (id == null) {
            id = find(sql, wellFormed(name)).orElse(null);
            if (id == null) {
                id = sql.number("INSERT INTO class (name, position, live)"
                        + " VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM class), 0) RETURNING id", name);
                edit.set(Target.CLASS_LIVE, id, "0", "1");
            }
            known.put(name, id);
        }
        return id;
    }
}
