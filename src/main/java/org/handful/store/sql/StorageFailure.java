package org.handful.store.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.handful.error.HandfulException;
import org.handful.error.ProjectException;
import org.handful.error.StorageException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Turns what SQLite and the file system report into what a user can act on. A failure that only a bug can cause stays
 * unchecked.
 */
final class StorageFailure {
    private static final long FULL_BELOW_BYTES = 1 << 20;

    private StorageFailure() {}

    static HandfulException of(SQLException e, Path file, boolean writing) {
        // Extended codes carry the primary one in their lowest byte.
        int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : -1;
        return switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
                new ProjectException(ProjectException.Problem.LOCKED, e, file);
            case SQLITE_READONLY -> new ProjectException(ProjectException.Problem.READ_ONLY, e, file);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new ProjectException(ProjectException.Problem.DAMAGED, e, file, e.getMessage());
            case SQLITE_FULL -> new StorageException(StorageException.Problem.DISK_FULL, e, file);
            case SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                new StorageException(StorageException.Problem.NO_PERMISSION, e, file);
            case SQLITE_IOERR, SQLITE_NOMEM, SQLITE_TOOBIG -> writing
                    ? notWritten(e, file)
                    : new StorageException(StorageException.Problem.READ, e, file, e.getMessage());
            default -> throw new IllegalStateException("database statement on " + file, e);
        };
    }

    /** While writing. */
    static HandfulException of(IOException e, Path file) {
        return full(e, file) ? new StorageException(StorageException.Problem.DISK_FULL, e, file)
                : StorageException.writing(e, file);
    }

    // A full disk often shows first where SQLite grows its shared memory or log, as a plain I/O error.
    private static HandfulException notWritten(SQLException e, Path file) {
        return full(e, file)
                ? new StorageException(StorageException.Problem.DISK_FULL, e, file)
                : new StorageException(StorageException.Problem.WRITE, e, file, e.getMessage());
    }

    private static boolean full(Exception e, Path file) {
        try {
            return Files.getFileStore(file.getParent()).getUsableSpace() < FULL_BELOW_BYTES;
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
            return false;
        }
    }
}
