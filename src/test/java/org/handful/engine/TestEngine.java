package org.handful.engine;

import java.nio.file.Path;

/** One engine for all tests of a process: libtorch is loaded once anyway. */
public final class TestEngine {
    private static Engine engine;

    private TestEngine() {}

    public static synchronized Engine get() {
        if (engine == null) {
            engine = Engine.start(DeviceChoice.CPU, cache(), Runtime.getRuntime().availableProcessors());
        }
        return engine;
    }

    /** Outside target, so that libtorch is unpacked once and not after every clean build. */
    public static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
    }
}
