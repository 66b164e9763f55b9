package org.handful.engine.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Numbers as tensors that stay on the CPU: an operation on a GPU takes them along. DJL would copy every number to the
 * GPU first, and wait for it.
 */
final class Scalars {
    private static final Shape SCALAR = new Shape();

    private final NDManager manager;

    /** @param scope owns the numbers */
    Scalars(NDManager scope) {
        this.manager = scope.newSubManager(Device.cpu());
    }

    NDArray of(double value) {
        return manager.full(SCALAR, (float) value, DataType.FLOAT32);
    }
}
