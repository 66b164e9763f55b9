package org.handful.run.train;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Sentences about runs, in the user's language. */
public final class Words {
    private Words() {}

    public static String say(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle("i18n.run", Locale.getDefault()).getString(key);
        return MessageFormat.format(pattern, arguments);
    }
}
