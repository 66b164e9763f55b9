package org.handful.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Opens SQLite connections with the settings that a project file needs. Thread-safe. */
final class Connections {
    private static final int BUSY_MILLIS = 5_000;
    private static final int CACHE_KILOBYTES = 16 << 10;

    private Connections() {}

    /** Never changes the database file. */
    static Connection reading(Path file) throws SQLException {
        return reading(file, "");
    }

    /**
     * For a file that nobody can be writing to: needs no shared memory beside it, so that it also works where nothing
     * may be written, and leaves nothing behind.
     */
    static Connection readingUnchanging(Path file) throws SQLException {
        return reading(file, "?immutable=1");
    }

    private static Connection reading(Path file, String parameters) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KILOBYTES);
        return connect(config, file, parameters, "PRAGMA trusted_schema = OFF");
    }

    /** Every commit is on the disk when it returns. A file from elsewhere cannot make functions run. */
    static Connection writing(Path file, boolean foreignKeys) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KILOBYTES);
        config.enforceForeignKeys(foreignKeys);
        return connect(
                config, file, "", "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    }

    /** In memory. */
    static Connection scratch() throws SQLException {
        return new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
    }

    private static Connection connect(SQLiteConfig config, Path file, String parameters, String settings)
            throws SQLException {
        // As a URI, because a plain path is cut at a question mark.
        String uri = "file://" + file.toAbsolutePath().toUri().getRawPath();
        Connection connection = config.createConnection("jdbc:sqlite:" + uri + parameters);
        try {
            new Sql(connection).script(settings);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
