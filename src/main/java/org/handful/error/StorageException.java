package org.handful.error;

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

    public Problem problem() {
        return problem;
    }

    @Override
    protected String bundle() {
        return "errors-storage";
    }
}
