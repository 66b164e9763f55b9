package org.handful.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.handful.error.HandfulException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read-only connections, lent to one thread at a time. A read sees one moment of the project, whatever is written
 * meanwhile. Thread-safe.
 */
final class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int KEPT = 4;

    private final Path file;
    private final boolean unchanging;
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>(KEPT);

    /** @param unchanging nobody can be writing to the file */
    Readers(Path file, boolean unchanging) {
        this.file = file;
        this.unchanging = unchanging;
    }

    <T> T snapshot(Work<T> work) throws HandfulException {
        Connection connection = idle.poll();
        try {
            if (connection == null) {
                connection = unchanging ? Connections.readingUnchanging(file) : Connections.reading(file);
            }
            Sql sql = new Sql(connection);
            sql.script("BEGIN");
            try {
                return work.on(sql);
            } finally {
                sql.script("COMMIT");
            }
        } catch (SQLException e) {
            throw StorageFailure.of(e, file, false);
        } finally {
            if (connection != null && !idle.offer(connection)) {
                close(connection);
            }
        }
    }

    /** Only when no snapshot is being read. */
    void close() {
        for (Connection c = idle.poll(); c != null; c = idle.poll()) {
            close(c);
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("closing a reader of {}", file, e);
        }
    }
}
