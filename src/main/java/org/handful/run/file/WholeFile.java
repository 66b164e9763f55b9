package org.handful.run.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.handful.error.StorageException;

/**
 * Writes text into a file so that it is there as a whole or not at all: into a file beside it first, which then takes
 * its place. The result may be read by whom the system lets read new files, unlike a temporary file of Java; a link
 * stays a link. Thread-safe.
 */
public final class WholeFile {
    private WholeFile() {}

    /** @throws StorageException naming the file and the reason */
    public static void write(String text, Path file) throws StorageException {
        try {
            replace(text, file);
        } catch (IOException e) {
            throw StorageException.writing(e, file);
        }
    }

    /** As {@link #write}, for those who have words of their own. */
    public static void replace(String text, Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // A name of its own, not that of the target and more: that may be as long as the system allows already.
        Path part = target.resolveSibling(".handful-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
        try {
            Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(part, target);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
