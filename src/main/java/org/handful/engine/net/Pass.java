package org.handful.engine.net;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** One way through a network: which numbers are used, and whether intermediate results are kept for gradients. */
public interface Pass {
    /** Prediction: frozen numbers, and every intermediate result is freed at once. */
    Pass INFERENCE = new Pass() {
        @Override
        public NDArray parameter(String name, NDArray frozen) {
            return frozen;
        }

        @Override
        public boolean keepsIntermediates() {
            return false;
        }
    };

    /** What to use for the parameter of that name: this is where adapters reach in. */
    NDArray parameter(String name, NDArray frozen);

    /** True while gradients are wanted: nothing may be overwritten or freed before the step ends. */
    boolean keepsIntermediates();

    /** The caller needs this tensor no more. */
    default void release(NDArray used) {
        if (!keepsIntermediates()) {
            used.close();
        }
    }

    /** Trainable numbers in place of frozen ones. */
    static Pass with(Map<String, NDArray> trainable, boolean keepsIntermediates) {
        return new Pass() {
            @Override
            public NDArray parameter(String name, NDArray frozen) {
                return trainable.getOrDefault(name, frozen);
            }

            @Override
            public boolean keepsIntermediates() {
                return keepsIntermediates;
            }
        };
    }
}
