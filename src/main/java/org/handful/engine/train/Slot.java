package org.handful.engine.train;

import ai.djl.ndarray.NDArray;

/**
 * One array of trained numbers with what its update rule remembers.
 *
 * @param value any shape
 * @param first running mean of the gradient, or the momentum; same shape
 * @param second running mean of the square of the gradient, same shape
 */
public record Slot(NDArray value, NDArray first, NDArray second) implements AutoCloseable {
    /** With nothing remembered. */
    public static Slot of(NDArray value) {
        return new Slot(value, value.zerosLike(), value.zerosLike());
    }

    @Override
    public void close() {
        value.close();
        first.close();
        second.close();
    }
}
