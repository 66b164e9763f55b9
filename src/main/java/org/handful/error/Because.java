package org.handful.error;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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

    /** Why a file was not read: what the system says of it is often no more than its path. */
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> of("because.io.missing");
            case AccessDeniedException _ -> of("because.io.denied");
            case CharacterCodingException _ -> of("because.io.text");
            case FileSystemException f -> of("because.io.system", named(f.getReason(), f));
            default -> of("because.io.system", named(e.getMessage(), e));
        };
    }

    private static String named(String words, IOException e) {
        return words == null ? e.getClass().getSimpleName() : words;
    }
}
