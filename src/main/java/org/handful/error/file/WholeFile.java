package org.handful.error.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.handful.error.StorageException;

/**
 * Writes a file so that it is there as a whole or not at all: into a file beside it first, which then takes its place.
 * The result may be read by whom the system lets read new files, unlike a temporary file of Java; a link stays a link.
 * Thread-safe.
 */
public final class WholeFile {
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** @throws StorageException naming the file and the reason */
    public static void write(String text, Path file) throws StorageException {
        write(file, of(text));
    }

    /** @throws StorageException naming the file and the reason */
    public static void write(Path file, Content content) throws StorageException {
        try {
            replace(file, content);
        } catch (IOException e) {
            throw StorageException.writing(e, file);
        }
    }

    /** As {@link #write(String, Path)}, for those who have words of their own. */
    public static void replace(String text, Path file) throws IOException {
        replace(file, of(text));
    }

    /** As {@link #write(Path, Content)}, for those who have words of their own. */
    public static void replace(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        // A name of its own, not that of the target and more: that may be as long as the system allows already.
        Path part = target.resolveSibling(".handful-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW), BUFFER)) {
                content.to(out);
            }
            move(part, target);
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private static Content of(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
