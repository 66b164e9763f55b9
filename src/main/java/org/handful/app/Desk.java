package org.handful.app;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the window may ask of the system around it.
 *
 * @param showFolder shows a folder the way the system does
 * @param clipboard takes text
 * @param quit asks to end the program as the cross of the window does
 * @param fullScreen goes to full screen or back
 */
public record Desk(Consumer<Path> showFolder, Consumer<String> clipboard, Runnable quit, Runnable fullScreen) {
    /** One that only shows folders. */
    public static Desk showing(Consumer<Path> showFolder) {
        return new Desk(showFolder, text -> {}, () -> {}, () -> {});
    }
}
