package org.handful.store.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.ProjectException;
import org.handful.error.StorageException;

/**
 * The way into a project file, careful in its order: look at the header, take the lock, check read-only, keep a copy
 * before a migration, and only then open for writing. Immutable, thread-safe.
 */
public final class DatabaseOpener {
    private final Migrations migrations;

    public DatabaseOpener(Migrations migrations) {
        this.migrations = migrations;
    }

    /**
     * A new project under a name that no file has. It appears under that name only when it is whole.
     *
     * @param firstRows what a new project holds
     */
    public Database create(Path file, Work<?> firstRows) throws HandfulException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProjectException(ProjectException.Problem.EXISTS, target);
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new StorageException(StorageException.Problem.WRITE, target, Because.of("because.io.folder"));
        }
        if (unwritable(target.getParent())) {
            throw new StorageException(StorageException.Problem.NO_PERMISSION, target);
        }
        target = real(target.getParent()).resolve(target.getFileName());
        try (ProjectLock _ = ProjectLock.acquire(target)) {
            build(target, firstRows);
        }
        return open(target);
    }

    private void build(Path target, Work<?> firstRows) throws HandfulException {
        Path draft = Siblings.of(target, ".new");
        try {
            Files.deleteIfExists(draft);
            try (Connection connection = Connections.writing(draft, false)) {
                Sql sql = new Sql(connection);
                migrations.apply(sql, 0);
                firstRows.on(sql);
            }
            // What a deleted project of that name left behind would be taken for changes of this one.
            Files.deleteIfExists(Siblings.log(target));
            Files.deleteIfExists(Siblings.of(target, "-shm"));
            Files.move(draft, target);
        } catch (FileAlreadyExistsException e) {
            throw new ProjectException(ProjectException.Problem.EXISTS, e, target);
        } catch (SQLException e) {
            throw StorageFailure.of(e, target, true);
        } catch (IOException e) {
            throw StorageFailure.of(e, target);
        } finally {
            for (String suffix : new String[] {".new", ".new-wal", ".new-shm"}) {
                Siblings.of(target, suffix).toFile().delete();
            }
        }
    }

    /** For reading and writing; older formats are brought to the current one. */
    public Database open(Path given) throws HandfulException {
        Inspection.header(given, migrations.newest());
        Path file = real(given);
        if (unwritable(file) || unwritable(file.getParent())) {
            throw new ProjectException(ProjectException.Problem.READ_ONLY, file);
        }
        ProjectLock lock = ProjectLock.acquire(file);
        try {
            int version = Inspection.contents(file, migrations, false);
            if (version < migrations.newest()) {
                migrate(file, version);
            }
            return new Database(file, lock, false);
        } catch (SQLException e) {
            lock.close();
            throw StorageFailure.of(e, file, true);
        } catch (HandfulException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** For looking only; works while another process writes, and where nothing may be written. */
    public Database openReadOnly(Path given) throws HandfulException {
        Inspection.header(given, migrations.newest());
        Path file = real(given);
        boolean fixed = unwritable(file) || unwritable(file.getParent());
        boolean unchanging = fixed && Files.notExists(Siblings.log(file));
        if (Inspection.contents(file, migrations, !unchanging) < migrations.newest()) {
            throw new ProjectException(ProjectException.Problem.READ_ONLY, file);
        }
        try {
            return new Database(file, null, unchanging);
        } catch (SQLException e) {
            throw StorageFailure.of(e, file, false);
        }
    }

    private void migrate(Path file, int version) throws HandfulException {
        try (Connection connection = Connections.writing(file, false)) {
            Sql sql = new Sql(connection);
            sql.script("PRAGMA wal_checkpoint(TRUNCATE)");
            keepCopy(file, version);
            migrations.apply(sql, version);
        } catch (SQLException e) {
            throw StorageFailure.of(e, file, true);
        }
    }

    private static void keepCopy(Path file, int version) throws HandfulException {
        Path copy = Siblings.freeCopy(file, version);
        Path draft = Siblings.of(copy, ".new");
        try {
            Files.deleteIfExists(draft);
            Files.copy(file, draft);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, copy);
        } catch (IOException e) {
            draft.toFile().delete();
            throw StorageFailure.of(e, copy);
        }
    }

    // Asks the permission bits too: an administrator may write everything, but a file marked read-only is meant so.
    private static boolean unwritable(Path path) throws HandfulException {
        if (!Files.isWritable(path)) {
            return true;
        }
        try {
            Set<PosixFilePermission> bits = Files.getPosixFilePermissions(path);
            return bits.stream().noneMatch(PosixFilePermissions.fromString("-w--w--w-")::contains);
        } catch (UnsupportedOperationException noPosix) {
            return false;
        } catch (IOException e) {
            throw StorageException.reading(e, path);
        }
    }

    private static Path real(Path path) throws HandfulException {
        try {
            return path.toRealPath();
        } catch (AccessDeniedException e) {
            throw new StorageException(StorageException.Problem.NO_PERMISSION, e, path);
        } catch (IOException e) {
            throw StorageException.reading(e, path);
        }
    }
}
