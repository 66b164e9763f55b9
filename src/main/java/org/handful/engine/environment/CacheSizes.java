package org.handful.engine.environment;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this system tells the sizes of its processor's caches. Some virtual machines do not, and there oneDNN computes
 * some convolutions wrong: docs/adr/0023.
 */
public final class CacheSizes {
    private static final boolean HIDDEN = hiddenIn(Path.of("/sys/devices/system/cpu"));

    private CacheSizes() {}

    public static boolean hidden() {
        return HIDDEN;
    }

    /** @param processors as Linux lists them; other systems have no such folder, and tell the sizes */
    static boolean hiddenIn(Path processors) {
        Path first = processors.resolve("cpu0");
        return Files.isDirectory(first) && !Files.exists(first.resolve("cache").resolve("index0").resolve("size"));
    }
}
