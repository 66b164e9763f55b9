package org.handful.error;

/** A camera cannot be used. */
public final class CameraException extends HandfulException {
    /** What can be wrong; the number is the code that users see. */
    public enum Problem {
        /** {0} the system. */
        NONE(601),
        /** {0} the device that may not be opened. */
        NOT_ALLOWED(602),
        /** {0} camera. */
        NOT_OPENED(603),
        /** {0} camera. */
        NO_PICTURES(604),
        /** {0} reason. */
        NO_LIBRARY(605);

        private final int number;

        Problem(int number) {
            this.number = number;
        }
    }

    private final Problem problem;

    public CameraException(Problem problem, Object... arguments) {
        this(problem, (Throwable) null, arguments);
    }

    public CameraException(Problem problem, Throwable cause, Object... arguments) {
        super("HF-" + problem.number, cause, arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    protected String bundle() {
        return "errors-camera";
    }
}
