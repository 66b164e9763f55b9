package org.handful.method;

import java.util.List;

/**
 * One setting as forms and the command line see it.
 *
 * @param kind INTEGER, DECIMAL, SWITCH, CHOICE or FOLDERS
 * @param defaultValue as text, as {@code --set NAME=VALUE} takes it
 * @param choices lower-case names for CHOICE, else empty
 */
public record SettingSpec(
        String name, String label, String help, Kind kind, String defaultValue,
        double min, double max, String unit, boolean advanced, List<String> choices) {
    /** How the value is entered. */
    public enum Kind {
        INTEGER,
        DECIMAL,
        SWITCH,
        CHOICE,
        /** Paths with {@code ;} between them, which may be none. */
        FOLDERS
    }
}
