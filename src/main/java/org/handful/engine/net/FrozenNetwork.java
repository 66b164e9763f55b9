package org.handful.engine.net;

import ai.djl.ndarray.NDArray;

/** A network that gives embeddings. Owns its weights until {@link #close}. */
public interface FrozenNetwork extends AutoCloseable {
    /**
     * @param images [N, C, H, W]
     * @return [N, D], owned by the manager of the images
     */
    NDArray embed(NDArray images);

    @Override
    void close();
}
