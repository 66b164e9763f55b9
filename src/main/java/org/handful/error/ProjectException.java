package org.handful.error;

/** A project file cannot be opened or is not sound. */
public final class ProjectException extends HandfulException {
    /** What can be wrong; the number is the code that users see. */
    public enum Problem {
        /** {0} file. */
        NOT_A_PROJECT(201),
        /** {0} file, {1} its version, {2} ours. */
        NEWER(202),
        /** {0} file. */
        LOCKED(203),
        /** {0} file, {1} what is damaged. */
        DAMAGED(204),
        /** {0} file. */
        READ_ONLY(205),
        /** {0} file. */
        EXISTS(206),
        /** {0} file. */
        MISSING(207),
        /** {0} image. */
        TEST_LOCKED(208);

        private final int number;

        Problem(int number) {
            this.number = number;
        }
    }

    private final Problem problem;

    public ProjectException(Problem problem, Object... arguments) {
        this(problem, (Throwable) null, arguments);
    }

    public ProjectException(Problem problem, Throwable cause, Object... arguments) {
        super("HF-" + problem.number, cause, arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    protected String bundle() {
        return "errors-project";
    }
}
