package org.handful.engine;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.handful.engine.environment.Doing;

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

    /** Work with tensors that look at layers alone. */
    public interface Work {
        void with(NDManager scope) throws Exception;
    }

    /** Runs on the engine thread; what was made is gone afterwards. */
    public static void run(Work work) throws Exception {
        get().call(Priority.TRAIN, Doing.TRAINING, () -> {
            try (NDManager scope = get().root().newSubManager()) {
                work.with(scope);
            }
            return null;
        });
    }

    /** Outside target, so that libtorch is unpacked once and not after every clean build. */
    public static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "handful", "engine");
    }
}
