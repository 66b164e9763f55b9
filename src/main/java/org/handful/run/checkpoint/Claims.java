package org.handful.run.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who goes on with which checkpoint: a claim is a lock on a byte of one file in the folder, so that no two trainings have the
 * same one, be they of one program or of two, and that it ends with the program, however that ends. Thread-safe.
 *
 * <p>To close a file ends all locks that the program has on it. So there is one channel for a folder, which is closed with its
 * last claim.
 */
final class Claims {
    static final String FILE = "claims.lock";

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Map<Path, Claims> OPEN = new HashMap<>();

    private final FileChannel channel;
    private int held;

    private Claims(FileChannel channel) {
        this.channel = channel;
    }

    /** Ends with {@link #close()} or with the program. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param which any number from 0 on
     * @return empty when another training has it
     * @throws IOException when nothing can be locked there
     */
    static Optional<Claim> on(Path folder, long which) throws IOException {
        Path key = folder.toAbsolutePath().normalize();
        synchronized (OPEN) {
            Claims claims = OPEN.get(key);
            if (claims == null) {
                Files.createDirectories(key);
                claims = new Claims(FileChannel.open(
                        key.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                OPEN.put(key, claims);
            }
            return claims.claim(key, which);
        }
    }

    private Optional<Claim> claim(Path key, long which) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock(which, 1, false);
        } catch (OverlappingFileLockException e) {
            LOG.debug("another training of this program has it", e);
        } finally {
            count(key, lock == null ? 0 : 1);
        }
        FileLock own = lock;
        return Optional.ofNullable(own).map(l -> () -> release(key, l));
    }

    private void release(Path key, FileLock lock) {
        synchronized (OPEN) {
            if (!lock.isValid()) {
                return;
            }
            try {
                lock.release();
                count(key, -1);
            } catch (IOException e) {
                LOG.warn("a claim in {} stays until the program ends", key, e);
            }
        }
    }

    private void count(Path key, int more) throws IOException {
        held += more;
        if (held == 0) {
            OPEN.remove(key);
            channel.close();
        }
    }
}
