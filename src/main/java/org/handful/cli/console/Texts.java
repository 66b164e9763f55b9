package org.handful.cli.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the command line: English on every system. Thread-safe. */
public final class Texts {
    public static final ResourceBundle BUNDLE = ResourceBundle.getBundle("i18n.cli", Locale.ROOT);

    private Texts() {}

    /** The text of that key with its arguments filled in; numbers are formatted by the pattern. */
    public static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
    }
}
