package org.handful.error;

/** A backbone is missing, damaged or does not fit its card. */
public final class BackboneException extends HandfulException {
    /** What can be wrong; the number is the code that users see. */
    public enum Problem {
        /** {0} id, {1} the ids that there are. */
        NOT_INSTALLED(301),
        /** {0} file, {1} expected, {2} found. */
        CHECKSUM(302),
        /** {0} file, {1} tensor. */
        MISSING_TENSOR(303),
        /** {0} file, {1} tensor, {2} expected shape, {3} found shape. */
        MISSHAPEN_TENSOR(304),
        /** {0} id, {1} largest difference, {2} tolerance. */
        GOLDEN_MISMATCH(305),
        /** {0} file, {1} reason. */
        BAD_CARD(306),
        /** {0} file, {1} reason. */
        BAD_WEIGHTS(307),
        /** {0} id. */
        ALREADY_INSTALLED(308),
        /** {0} id. */
        EMBEDDED(309),
        /** {0} id. */
        NOT_TRAINABLE(310),
        /** {0} id, {1} what it lacks. */
        NO_PLACE(311),
        /** {0} name. */
        ELSEWHERE(312),
        /** {0} id. */
        NO_CLASSIFIER(313),
        /** {0} id of the second backbone, {1} the ids that there are. */
        NO_SECOND(314);

        private final int number;

        Problem(int number) {
            this.number = number;
        }
    }

    private final Problem problem;

    public BackboneException(Problem problem, Object... arguments) {
        this(problem, (Throwable) null, arguments);
    }

    public BackboneException(Problem problem, Throwable cause, Object... arguments) {
        super("HF-" + problem.number, cause, arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    protected String bundle() {
        return "errors-backbone";
    }
}
