package org.handful.run.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Why a file or a line of a table cannot be used, in plain words of {@code i18n/errors-input.properties}. */
public final class Reasons {
    private Reasons() {}

    public static String of(String key, Object... arguments) {
        var texts = ResourceBundle.getBundle("i18n.errors-input", Locale.getDefault());
        return MessageFormat.format(texts.getString(key), arguments);
    }

    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException gone -> of("reason.gone");
            case AccessDeniedException denied -> of("reason.denied");
            default -> of("reason.io", String.valueOf(e.getMessage()));
        };
    }
}
