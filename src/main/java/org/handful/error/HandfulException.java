package org.handful.error;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A failure that a user can do something about: what was wrong, in which file, and what to do. Anything else that is
 * thrown is a bug. The arguments fill the message ({0}, {1}, ...) and the remedy.
 */
public abstract sealed class HandfulException extends Exception
        permits InputException, ProjectException, BackboneException, EngineException, StorageException, CameraException {
    private final String code;
    private final transient Object[] arguments;

    protected HandfulException(String code, Throwable cause, Object... arguments) {
        super(code + " " + Arrays.toString(arguments), cause);
        this.code = code;
        this.arguments = arguments.clone();
    }

    /** {@code HF-nnn}, the same in every language. */
    public String code() {
        return code;
    }

    /** One of the arguments of the message, for a list that shows file and reason in columns of their own. */
    public Object argument(int index) {
        return arguments[index];
    }

    /** What was wrong, in the user's language, naming the file where there is one. */
    public String userMessage() {
        return text("message");
    }

    /** What the user can do about it. */
    public String remedy() {
        return text("remedy");
    }

    @Override
    public String getMessage() {
        return userMessage();
    }

    /** Name of the bundle under {@code i18n/}. */
    protected abstract String bundle();

    /** The arguments as they are said where the failure is told. */
    protected Object[] told(Object[] given) {
        return given;
    }

    private String text(String part) {
        ResourceBundle texts = ResourceBundle.getBundle("i18n." + bundle(), Locale.getDefault());
        // As they are: a line number is no amount that wants separators, and 0.0001 must not be shown as 0.
        Object[] plain = Arrays.stream(told(arguments)).map(String::valueOf).toArray();
        return MessageFormat.format(texts.getString(code + "." + part), plain);
    }
}
