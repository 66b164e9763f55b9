package org.handful.image;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.handful.error.InputException;

/** Why a file gives no image, in plain words under {@code reason.*} of {@code i18n/errors-input.properties}. */
enum Unreadable {
    EMPTY("empty"),
    NOT_AN_IMAGE("notAnImage"),
    HEIF("heif"),
    CUT_OFF("cutOff"),
    DAMAGED("damaged"),
    TOO_LARGE("tooLarge"),
    OUT_OF_MEMORY("outOfMemory");

    private static final double BYTES_PER_PIXEL = 3;

    private final String key;

    Unreadable(String key) {
        this.key = "reason." + key;
    }

    InputException of(String name) {
        return because(name, null);
    }

    InputException because(String name, Throwable cause, Object... arguments) {
        var texts = ResourceBundle.getBundle("i18n.errors-input", Locale.getDefault());
        String reason = MessageFormat.format(texts.getString(key), arguments);
        return new InputException(InputException.Problem.UNREADABLE, cause, name, reason);
    }

    static InputException tooLarge(String name, long pixels, DecodeLimits limits) {
        return TOO_LARGE.because(name, null, bytes(pixels), Math.round(limits.maxPixels() / 1e6));
    }

    static InputException outOfMemory(String name, long pixels, Throwable cause) {
        return OUT_OF_MEMORY.because(name, cause, bytes(pixels));
    }

    private static String bytes(long pixels) {
        return String.format(Locale.getDefault(), "%.1f GB", pixels * BYTES_PER_PIXEL / 1e9);
    }
}
