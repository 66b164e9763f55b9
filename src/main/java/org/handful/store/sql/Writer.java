package org.handful.store.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.handful.error.HandfulException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes a project. A call returns when its transaction is on the disk; when it throws, nothing of
 * it is. Thread-safe.
 */
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    /** Long beside the pauses of an import, short beside the way to a file manager. */
    private static final long QUIET_MILLIS = 500;

    private final Path file;
    private final Connection connection;
    private final Sql sql;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("handful-database").daemon(true).factory());
    /** On the writer's thread alone. */
    private ScheduledFuture<?> merging;

    Writer(Path file) throws SQLException {
        this.file = file;
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        connection = Connections.writing(file, true);
        sql = new Sql(connection);
    }

    <T> T transaction(Work<T> work) throws HandfulException {
        return call(() -> inTransaction(work));
    }

    /** For what SQLite refuses inside a transaction. */
    void outsideTransaction(String statement) throws HandfulException {
        call(() -> {
            sql.script(statement);
            return null;
        });
    }

    private <T> T inTransaction(Work<T> work) throws SQLException, HandfulException {
        sql.script("BEGIN IMMEDIATE");
        try {
            T result = work.on(sql);
            sql.script("COMMIT");
            mergeWhenQuiet();
            return result;
        } catch (SQLException | HandfulException | RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    // SQLite itself merges its log only after 4 MB, and people copy the one file that they see while it is open.
    private void mergeWhenQuiet() {
        if (merging != null) {
            merging.cancel(false);
        }
        merging = thread.schedule(this::merge, QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void merge() {
        try {
            sql.script("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException e) {
            LOG.info("{} keeps its log for now", file, e);
        }
    }

    // SQLite has rolled back by itself after some failures, a full disk among them.
    private void rollBack(Throwable cause) {
        try {
            sql.script("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    // Waits even when interrupted: the caller must know whether its edit is on the disk.
    private <T> T call(Attempt<T> attempt) throws HandfulException {
        Future<T> future = thread.submit(attempt::run);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private HandfulException failure(Throwable cause) {
        return switch (cause) {
            case SQLException e -> StorageFailure.of(e, file, true);
            case HandfulException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(cause);
        };
    }

    /** Merges the log into the file, so that one file remains. What cannot be merged now stays safe in the log. */
    void close() {
        try {
            call(() -> {
                sql.script("PRAGMA wal_checkpoint(TRUNCATE)");
                return null;
            });
        } catch (HandfulException e) {
            LOG.warn("{} keeps its log", file, e);
        }
        try {
            call(() -> {
                if (merging != null) {
                    merging.cancel(false);
                }
                connection.close();
                return null;
            });
        } catch (HandfulException e) {
            LOG.warn("closing {}", file, e);
        }
        thread.shutdown();
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws SQLException, HandfulException;
    }
}
