package org.handful.engine;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.handful.engine.environment.Doing;

/** Counts what a manager and all below it hold, which the library itself only prints. */
public final class NativeCount {
    private NativeCount() {}

    /** Tensors and managers alive in the engine. */
    public static int of(Engine engine) throws Exception {
        return engine.call(Priority.PREDICT, Doing.TRAINING, () -> count(engine.root()));
    }

    private static int count(NDManager manager) throws ReflectiveOperationException {
        int n = 1;
        for (String field : new String[] {"resources", "tempResources"}) {
            var resources = BaseNDManager.class.getDeclaredField(field);
            resources.setAccessible(true);
            for (Object resource : ((Map<?, ?>) resources.get(manager)).values()) {
                if (resource instanceof NDManager child) {
                    n += count(child);
                } else if (resource instanceof NDArray || field.equals("tempResources")) {
                    n++;
                }
            }
        }
        return n;
    }
}
