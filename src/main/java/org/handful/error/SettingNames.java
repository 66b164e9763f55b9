package org.handful.error;

/**
 * How failures name methods, settings and values: by their codes, as {@code --set} takes them, until a window says that it shows
 * words. One for the program, as the language is. Thread-safe.
 */
public final class SettingNames {
    private static volatile Face face = new Face() { };

    private SettingNames() {}

    /** Where failures are told. */
    public interface Face {
        default String method(String id) {
            return id;
        }

        default String setting(String code) {
            return code;
        }

        /** @param value as {@code --set} takes it */
        default String value(String code, String value) {
            return value;
        }
    }

    /** From now on failures are told there. */
    public static void toldBy(Face other) {
        face = other;
    }

    /** What a method is called where failures are told. */
    public static String method(String id) {
        return face.method(id);
    }

    static String setting(String code) {
        return face.setting(code);
    }

    static String value(String code, String value) {
        return face.value(code, value);
    }
}
