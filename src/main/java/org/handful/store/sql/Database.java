package org.handful.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.handful.error.HandfulException;
import org.handful.error.ProjectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open project database: many readers, one writer. Thread-safe; {@link #close} waits for calls under way, and calls
 * after it are a bug.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final Path file;
    private final ProjectLock lock;
    private final boolean unchanging;
    private final Writer writer;
    private final Readers readers;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private boolean closed;

    /** @param lock null for reading only */
    Database(Path file, ProjectLock lock, boolean unchanging) throws SQLException {
        this.file = file;
        this.lock = lock;
        this.unchanging = unchanging;
        writer = lock == null ? null : new Writer(file);
        readers = new Readers(file, unchanging);
    }

    public Path file() {
        return file;
    }

    public boolean readOnly() {
        return writer == null;
    }

    /** The main file and its log. */
    public long bytesOnDisk() throws IOException {
        Path log = Siblings.log(file);
        return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
    }

    /** One transaction on the database thread; returns when it is on the disk. */
    public <T> T write(Work<T> work) throws HandfulException {
        return guarded(() -> writer().transaction(work));
    }

    /** One consistent look, on the calling thread. */
    public <T> T read(Work<T> work) throws HandfulException {
        return guarded(() -> readers.snapshot(work));
    }

    /** Gives the space of deleted rows back to the disk. */
    public void vacuum() throws HandfulException {
        guarded(() -> {
            writer().outsideTransaction("VACUUM");
            writer().outsideTransaction("PRAGMA wal_checkpoint(TRUNCATE)");
            return null;
        });
    }

    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            readers.close();
            if (writer != null) {
                writer.close();
                lock.close();
            } else if (!unchanging) {
                tidy();
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    // Looking leaves an empty log behind; a writing connection takes it away, unless somebody else is there.
    private void tidy() {
        Path log = Siblings.log(file);
        try {
            if (Files.exists(log) && Files.size(log) == 0) {
                try (ProjectLock _ = ProjectLock.acquire(file)) {
                    Connections.writing(file, true).close();
                }
            }
        } catch (HandfulException | SQLException | IOException e) {
            LOG.debug("{} stays", log, e);
        }
    }

    private Writer writer() throws ProjectException {
        if (writer == null) {
            throw new ProjectException(ProjectException.Problem.READ_ONLY, file);
        }
        return writer;
    }

    private <T> T guarded(Call<T> call) throws HandfulException {
        Lock shared = gate.readLock();
        shared.lock();
        try {
            if (closed) {
                throw new IllegalStateException(file + " is closed");
            }
            return call.run();
        } finally {
            shared.unlock();
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws HandfulException;
    }
}
