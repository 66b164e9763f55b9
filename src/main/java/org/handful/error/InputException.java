package org.handful.error;

import java.util.Map;
import java.util.stream.Collectors;

/** What the user gave cannot be used: an image, a table, a setting, a name. */
public final class InputException extends HandfulException {
    /** What can be wrong; the number is the code that users see. */
    public enum Problem {
        /** {0} file, {1} reason. */
        UNREADABLE(101),
        /** {0} source path. */
        NOTHING_FOUND(102),
        /** {0} file, {1} line, {2} what is wrong there. */
        BAD_TABLE(103),
        /** {0} setting, {1} value or a map of settings to values, {2} what is allowed. */
        BAD_SETTING(104),
        /** {0} what was asked for, {1} what there is. */
        UNKNOWN(105),
        /** {0} what is missing. */
        TOO_FEW(106),
        /** {0} file, {1} reason. */
        BAD_EMBEDDINGS(107),
        /** {0} archive, {1} reason. */
        ARCHIVE_REFUSED(108),
        /** {0} method. */
        NEEDS_TEXT(109),
        /** {0} images, {1} minutes that they would take, {2} images at most. */
        TOO_MANY(110),
        /** {0} file. */
        APART(111),
        /** {0} numbers of an embedding, {1} those that the model was trained on. */
        OTHER_LENGTH(112),
        /** {0} file, {1} reason. */
        BAD_TEXT(113),
        /** {0} file. */
        TEXT_ALONE(114),
        /** {0} project. */
        NO_RUN(115),
        /** {0} file, {1} reason. */
        BAD_RESULT(116),
        /** {0} source path. */
        GONE(117);

        private final int number;

        Problem(int number) {
            this.number = number;
        }
    }

    private final Problem problem;

    public InputException(Problem problem, Object... arguments) {
        this(problem, (Throwable) null, arguments);
    }

    public InputException(Problem problem, Throwable cause, Object... arguments) {
        super("HF-" + problem.number, cause, arguments);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    protected Object[] told(Object[] given) {
        if (problem != Problem.BAD_SETTING) {
            return given;
        }
        Object[] out = given.clone();
        String setting = String.valueOf(given[0]);
        out[0] = SettingNames.setting(setting);
        out[1] = given[1] instanceof Map<?, ?> several
                ? several.entrySet().stream().map(e -> named(String.valueOf(e.getKey()), String.valueOf(e.getValue())))
                        .collect(Collectors.joining(", "))
                : SettingNames.value(setting, String.valueOf(given[1]));
        return out;
    }

    private static String named(String setting, String value) {
        return SettingNames.setting(setting) + " = " + SettingNames.value(setting, value);
    }

    @Override
    protected String bundle() {
        return "errors-input";
    }
}
