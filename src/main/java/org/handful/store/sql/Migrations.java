package org.handful.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps that bring an older file to the current format; the n-th makes version n. All that are needed happen in one
 * transaction. Immutable.
 */
public final class Migrations {
    /** Every format that was ever released, oldest first. */
    public static final Migrations RELEASED = new Migrations(
            List.of(resource("V1__project.sql"), resource("V2__workbench.sql"), resource("V3__open_set.sql"),
                    resource("V4__second_backbone.sql"), resource("V5__class_text.sql"),
                    resource("V6__sessions.sql"),
                    resource("V7__packed_weights.sql"), resource("V8__labels.sql")));

    private final List<String> scripts;

    Migrations(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /** These, and then one more. */
    Migrations and(String script) {
        List<String> more = new ArrayList<>(scripts);
        more.add(script);
        return new Migrations(more);
    }

    /** The first of these, as an earlier version of the program knew them. */
    Migrations first(int versions) {
        return new Migrations(scripts.subList(0, versions));
    }

    int newest() {
        return scripts.size();
    }

    void apply(Sql sql, int from) throws SQLException {
        sql.script("BEGIN IMMEDIATE");
        try {
            for (String script : scripts.subList(from, newest())) {
                sql.script(script);
            }
            sql.script("PRAGMA application_id = " + Inspection.APPLICATION_ID + "; PRAGMA user_version = " + newest());
            if (!sql.list("PRAGMA foreign_key_check", row -> row.getString(1)).isEmpty()) {
                throw new IllegalStateException("a migration from version " + from + " left dangling references");
            }
            sql.script("COMMIT");
        } catch (SQLException | RuntimeException e) {
            try {
                sql.script("ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                e.addSuppressed(alreadyRolledBack);
            }
            throw e;
        }
    }

    /** Names of everything that a file of this version holds. */
    Set<String> schema(int version) throws SQLException {
        try (Connection scratch = Connections.scratch()) {
            Sql sql = new Sql(scratch);
            for (String script : scripts.subList(0, version)) {
                sql.script(script);
            }
            return schema(sql);
        }
    }

    static Set<String> schema(Sql sql) throws SQLException {
        return new HashSet<>(sql.list("SELECT type || ' ' || name FROM sqlite_schema", row -> row.getString(1)));
    }

    private static String resource(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream("/sql/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource sql/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
