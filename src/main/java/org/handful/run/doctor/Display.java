package org.handful.run.doctor;

import java.util.Locale;

/** Whether there is a display for the window. Linux has one where a variable names it; other systems always do. */
public final class Display {
    private Display() {}

    /** False when it is certain that no window can open; starting it may still fail. */
    public static boolean present() {
        return !linux() || named("DISPLAY") || named("WAYLAND_DISPLAY") || headlessToolkit();
    }

    static Finding look() {
        if (!present()) {
            return Finding.remark("display", "none: neither DISPLAY nor WAYLAND_DISPLAY is set",
                    "The window cannot open here; every command works.");
        }
        return Finding.sound("display", linux() ? "DISPLAY=" + System.getenv("DISPLAY") : "the system's own");
    }

    private static boolean linux() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return !os.contains("win") && !os.contains("mac");
    }

    private static boolean named(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /** JavaFX can draw into memory: tests and the rehearsal of the build use that. */
    private static boolean headlessToolkit() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }
}
