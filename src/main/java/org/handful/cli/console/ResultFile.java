package org.handful.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handful.error.Because;
import org.handful.error.StorageException;
import org.handful.error.file.WholeFile;

/** Puts a result into a file: whole or not at all. Thread-safe. */
public final class ResultFile {
    private ResultFile() {}

    /** Whether a result goes to standard output, which then belongs to it alone. @param target a file, {@code -}, or null */
    public static boolean toStandardOutput(String target) {
        return "-".equals(target);
    }

    /** As {@link #check(Path)}. @param target a file, or {@code -} for standard output */
    public static void check(String target) throws StorageException {
        if (!toStandardOutput(target)) {
            check(Path.of(target));
        }
    }

    /** As {@link #write(String, Path)}. @param target a file, or {@code -} for standard output */
    public static void write(String result, String target, Console console) throws StorageException {
        if (toStandardOutput(target)) {
            console.out().print(result);
            console.out().flush();
        } else {
            write(result, Path.of(target));
        }
    }

    /** Finds out before the work whether the result can be written after it. */
    public static void check(Path file) throws StorageException {
        if (Files.isDirectory(file)) {
            throw new StorageException(StorageException.Problem.WRITE, file, Texts.of("wrong.result.folder"));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StorageException(StorageException.Problem.WRITE, file, Because.of("because.io.folder"));
        }
        if (!Files.isWritable(isDevice(file) ? file : folder)) {
            throw new StorageException(StorageException.Problem.NO_PERMISSION, file);
        }
    }

    /** Replaces the file only once the new text is on disk; a pipe or a device is written to as it is. */
    public static void write(String result, Path file) throws StorageException {
        if (isDevice(file)) {
            writeInto(result, file);
            return;
        }
        WholeFile.write(result, file);
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static void writeInto(String result, Path device) throws StorageException {
        try {
            Files.writeString(device, result);
        } catch (IOException e) {
            throw StorageException.writing(e, device);
        }
    }
}
