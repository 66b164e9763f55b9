package org.handful.engine.net;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Tensors times numbers where a backward pass may follow. DJL's own {@code mul(Number)} makes a tensor over a Java
 * buffer and lets go of the buffer at once, although the graph keeps the tensor for the backward pass: once the garbage
 * collector has taken the buffer, gradients are computed with whatever lies there.
 */
public final class Scaled {
    private static final Shape SCALAR = new Shape();

    private Scaled() {}

    /** x times factor, with a number that lives as long as what owns x. It stays on the CPU, as an operand may. */
    public static NDArray of(NDArray x, double factor) {
        return x.mul(x.getManager().newSubManager(Device.cpu()).full(SCALAR, (float) factor, DataType.FLOAT32));
    }
}
