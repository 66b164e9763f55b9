package org.handful.ui.common.look;

import java.util.Arrays;

/** What a person can choose the window to look like. */
public enum Look {
    SYSTEM("system"),
    LIGHT("light"),
    DARK("dark"),
    CONTRAST_LIGHT("contrast-light"),
    CONTRAST_DARK("contrast-dark");

    private final String text;

    Look(String text) {
        this.text = text;
    }

    /** What is kept of it; also the name of its style sheet below {@code css/}, where it has one. */
    public String text() {
        return text;
    }

    /** {@link #SYSTEM} for null and for what nobody knows. */
    static Look parse(String text) {
        return Arrays.stream(values()).filter(l -> l.text.equals(text)).findFirst().orElse(SYSTEM);
    }

    boolean highContrast() {
        return this == CONTRAST_LIGHT || this == CONTRAST_DARK;
    }
}
