package org.handful.engine.environment;

import java.util.List;
import java.util.Locale;
import org.handful.error.EngineException;
import org.handful.error.EngineException.Problem;
import org.handful.error.HandfulException;

/** Turns what the tensor library throws into failures that a user can do something about. */
public final class Failures {
    private static final List<String> MEMORY = List.of("out of memory", "not enough memory", "can't allocate memory",
            "bad_alloc", "status_alloc_failed", "_allocation_failed");
    private static final List<String> PERHAPS_MEMORY =
            List.of("status_not_initialized", "status_internal_error", "unable to find an engine");

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

    /** Also when a library of CUDA says that it found no room for itself: cuBLAS, and cuDNN before and since 9. */
    public static boolean isOutOfMemory(Throwable t) {
        return t instanceof OutOfMemoryError
                || says(t, MEMORY)
                || (t instanceof EngineException e && e.problem() == Problem.OUT_OF_MEMORY)
                || (t != null && isOutOfMemory(t.getCause()));
    }

    /**
     * Whether less at a time is worth a try. A library of CUDA that finds no room for itself or for its kernels often
     * tells only that it could not begin, and libtorch, where no algorithm of cuDNN had room, that there is none; a broken
     * installation says the same, so that it is not told as a lack of memory when less does not help either. (CUDA
     * cuBLAS, cublasCreate(); pytorch/pytorch issue 81620, and run_single_conv in its Conv_v8.cpp)
     */
    public static boolean mayBeMemory(Throwable t) {
        return t != null && (isOutOfMemory(t) || says(t, PERHAPS_MEMORY) || mayBeMemory(t.getCause()));
    }

    private static boolean says(Throwable t, List<String> words) {
        String text = t == null ? "" : String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains);
    }

    /** libtorch appends its C++ stack to messages. */
    public static String firstLine(Throwable t) {
        String text = String.valueOf(t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage());
        return text.lines().findFirst().orElse("").strip();
    }
}
