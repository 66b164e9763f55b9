package org.handful.engine.environment;

import java.util.Locale;
import org.handful.error.EngineException;
import org.handful.error.EngineException.Problem;
import org.handful.error.HandfulException;

/** Turns what the tensor library throws into failures that a user can do something about. */
public final class Failures {
    private Failures() {}

    /**
     * What to throw when that failed. Unchecked exceptions of our own code pass unchanged: they are bugs,
     * and {@link java.util.concurrent.CancellationException} is no error.
     */
    public static HandfulException translate(Doing what, Throwable t) {
        if (t instanceof HandfulException e) {
            return e;
        }
        if (isOutOfMemory(t)) {
            return new EngineException(Problem.OUT_OF_MEMORY, t, what.words());
        }
        if (t instanceof LinkageError) {
            return new EngineException(Problem.NATIVE_LOAD, t, firstLine(t));
        }
        if (t instanceof ai.djl.engine.EngineException) {
            return new EngineException(Problem.FAILED, t, what.words(), firstLine(t));
        }
        switch (t) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(what.name(), t);
        }
    }

    /** Also when a library of CUDA finds no room for itself: its CUBLAS_STATUS_ALLOC_FAILED, CUDNN_STATUS_ALLOC_FAILED ... */
    public static boolean isOutOfMemory(Throwable t) {
        for (Throwable at = t; at != null; at = at.getCause()) {
            String text = String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT);
            if (at instanceof OutOfMemoryError || text.contains("out of memory") || text.contains("not enough memory")
                    || text.contains("can't allocate memory") || text.contains("status_alloc_failed")
                    || text.contains("bad_alloc")) {
                return true;
            }
        }
        return false;
    }

    /** libtorch appends its C++ stack to messages. */
    public static String firstLine(Throwable t) {
        String text = String.valueOf(t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage());
        return text.lines().findFirst().orElse("").strip();
    }
}
