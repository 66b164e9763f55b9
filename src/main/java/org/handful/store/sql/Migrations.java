package org.handful.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps that bring an older file to the current format; the n-th makes version n. All that are needed happen in one
 * transaction. Immutable.
 */
public final class Migrations {
    /** Every format that was ever released, oldest first. */
    public static final Migrations RELEASED = new Migrations(List.of(resource("V1__project.sql")));

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
