package org.handful.error;

/** The tensor engine could not be started, or failed. */
public final class EngineException extends HandfulException {
    /** What can be wrong; the number is the code that users see. */
    public enum Problem {
        /** {0} reason. */
        NATIVE_LOAD(401),
        /** {0} device, {1} reason. */
        DEVICE(402),
        /** {0} what was tried. */
        OUT_OF_MEMORY(403),
        /** {0} what was tried, {1} reason. */
        FAILED(404),
        /** {0} loss of a training. */
        DIVERGED(405);

        private final int number;

        Problem(int number) {
            this.number = number;
        }
    }

    private final Problem problem;

    public EngineException(Problem problem, Object... arguments) {
        this(problem, (Throwable) null, arguments);
    }

    public EngineException(Problem problem, Throwable cause, Object... arguments) {
        super("HF-" + problem.number, cause, arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    protected String bundle() {
        return "errors-engine";
    }
}
