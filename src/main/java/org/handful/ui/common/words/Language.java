package org.handful.ui.common.words;

import java.util.Arrays;
import java.util.Locale;

/** The languages that the window can speak. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    GERMAN(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** Which words, numbers and dates follow. */
    public Locale locale() {
        return locale;
    }

    /** As a preference keeps it: {@code de}. */
    public String code() {
        return locale.getLanguage();
    }

    /** What it is called by those who speak it. */
    public String title() {
        return locale.getDisplayLanguage(locale);
    }

    /** The language of a locale; English where there are no words in it. */
    public static Language of(Locale locale) {
        return Arrays.stream(values()).filter(l -> l.code().equals(locale.getLanguage())).findFirst().orElse(ENGLISH);
    }

    /** @param code what was kept as a preference, or null when nobody chose: then the language of the system */
    public static Language of(String code, Locale system) {
        return Arrays.stream(values()).filter(l -> l.code().equals(code)).findFirst().orElseGet(() -> of(system));
    }
}
