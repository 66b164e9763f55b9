package org.handful.ui.shell;

import java.util.List;

/** Keys of what the window keeps with a project. */
public final class Memory {
    public static final String SCREEN = "window.screen";
    public static final String INSPECTOR = "window.inspector";
    public static final String COLOURS = "window.colours";
    public static final String HISTORY = "window.history";
    public static final String SIDE_BAR = "window.sidebar";

    /** All of them, to be read before the window is built. */
    public static final List<String> KEYS = List.of(SCREEN, INSPECTOR, HISTORY, SIDE_BAR, COLOURS);

    private Memory() {}
}
