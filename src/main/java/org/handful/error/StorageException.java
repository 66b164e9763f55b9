package org.handful.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A file cannot be read or written. */
public final class StorageException extends HandfulException {
    /** What can be wrong; the number is the code that users see. */
    public enum Problem {
        /** {0} file. */
        DISK_FULL(501),
        /** {0} file. */
        NO_PERMISSION(502),
        /** {0} file, {1} reason. */
        WRITE(503),
        /** {0} file, {1} reason. */
        READ(504);

        private final int number;

        Problem(int number) {
            this.number = number;
        }
    }

    private final Problem problem;

    public StorageException(Problem problem, Object... arguments) {
        this(problem, (Throwable) null, arguments);
    }

    public StorageException(Problem problem, Throwable cause, Object... arguments) {
        super("HF-" + problem.number, cause, arguments);
        this.problem = problem;
    }

    /** What the system says of a file or folder that it did not read. */
    public static StorageException reading(IOException e, Object file) {
        return new StorageException(Problem.READ, e, file, Because.of(e));
    }

    /** What it says of one that it did not write. */
    public static StorageException writing(IOException e, Object file) {
        return switch (e) {
            case AccessDeniedException denied -> new StorageException(Problem.NO_PERMISSION, denied, file);
            case NoSuchFileException gone -> new StorageException(Problem.WRITE, gone, file, Because.of("because.io.folder"));
            default -> new StorageException(Problem.WRITE, e, file, Because.of(e));
        };
    }

    public Problem problem() {
        return problem;
    }

    @Override
    protected String bundle() {
        return "errors-storage";
    }
}
