package org.handful.error;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Reasons that a message names, in the user's language: {@code because.*} of {@code i18n/errors-because.properties}.
 * For what lies too low to have words of its own.
 */
public final class Because {
    private Because() {}

    /** @param arguments as they are: a limit of 10000 is no amount that wants separators */
    public static String of(String key, Object... arguments) {
        var texts = ResourceBundle.getBundle("i18n.errors-because", Locale.getDefault());
        Object[] plain = Arrays.stream(arguments).map(String::valueOf).toArray();
        return MessageFormat.format(texts.getString(key), plain);
    }
}
