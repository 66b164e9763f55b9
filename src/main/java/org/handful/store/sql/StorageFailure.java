package org.handful.store.sql;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.handful.error.HandfulException;
import org.handful.error.ProjectException;
import org.handful.error.StorageException;
import org.sqlite.SQLiteException;

/** Turns what SQLite and the file system report into what a user can act on. A failure that only a bug can cause stays unchecked. */
final class StorageFailure {
    private static final long FULL_BELOW_BYTES = 1 << 20;

    private StorageFailure() {}

    static HandfulException of(SQLException e, Path file, boolean writing) {
        int primary = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : 1;
        return switch (primary) {
            case 5, 6, 15 -> new ProjectException(ProjectException.Problem.LOCKED, e, file);
            case 8 -> new ProjectException(ProjectException.Problem.READ_ONLY, e, file);
            case 10 -> inputOutput(e, file, writing);
            case 11, 26 -> new ProjectException(ProjectException.Problem.DAMAGED, e, file, e.getMessage());
            case 13 -> new StorageException(StorageException.Problem.DISK_FULL, e, file);
            case 3, 14, 23 -> new StorageException(StorageException.Problem.NO_PERMISSION, e, file);
            case 7, 18 -> new StorageException(StorageException.Problem.WRITE, e, file, e.getMessage());
            default -> throw new IllegalStateException("database statement on " + file, e);
        };
    }

    /** While writing. */
    static HandfulException of(IOException e, Path file) {
        if (e instanceof AccessDeniedException) {
            return new StorageException(StorageException.Problem.NO_PERMISSION, e, file);
        }
        return full(e, file)
                ? new StorageException(StorageException.Problem.DISK_FULL, e, file)
                : new StorageException(StorageException.Problem.WRITE, e, file, e.getMessage());
    }

    // A full disk often shows first where SQLite grows its shared memory or log, as a plain I/O error.
    private static HandfulException inputOutput(SQLException e, Path file, boolean writing) {
        if (!writing) {
            return new StorageException(StorageException.Problem.READ, e, file, e.getMessage());
        }
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
