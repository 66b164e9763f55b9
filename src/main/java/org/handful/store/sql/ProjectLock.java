package org.handful.store.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.handful.error.HandfulException;
import org.handful.error.ProjectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write one project: an operating-system lock on {@code NAME.handful.lock}, which ends with the process
 * however that ends. A lock on the project file itself would break SQLite's own: closing any channel of a file drops
 * all POSIX locks that the process holds on it. Thread-safe.
 */
final class ProjectLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectLock.class);
    // For the same reason a process opens each lock file once only.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProjectLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws ProjectException LOCKED while another holds it */
    static ProjectLock acquire(Path project) throws HandfulException {
        Path file = Siblings.of(project, ".lock");
        if (!HELD.add(file)) {
            throw new ProjectException(ProjectException.Problem.LOCKED, project);
        }
        FileChannel channel = null;
        try {
            channel = lock(file);
            if (channel == null) {
                throw new ProjectException(ProjectException.Problem.LOCKED, project);
            }
            return new ProjectLock(file, channel);
        } catch (AccessDeniedException e) {
            throw new ProjectException(ProjectException.Problem.READ_ONLY, e, project);
        } catch (IOException e) {
            throw StorageFailure.of(e, file);
        } finally {
            if (channel == null) {
                HELD.remove(file);
            }
        }
    }

    /** @return null when another process holds the lock */
    private static FileChannel lock(Path file) throws IOException {
        while (true) {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                Object before = identity(file);
                FileLock lock = channel.tryLock();
                if (lock == null) {
                    channel.close();
                    return null;
                }
                // The holder before us may have removed the file between our opening and our locking it.
                if (Files.exists(file) && before.equals(identity(file))) {
                    return channel;
                }
                channel.close();
            } catch (NoSuchFileException e) {
                channel.close();
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    private static Object identity(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} stays", file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
