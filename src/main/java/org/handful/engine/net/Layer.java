package org.handful.engine.net;

import ai.djl.ndarray.NDArray;

/**
 * One piece of a network. A layer never releases its input: whoever made a tensor releases it, so that a residual
 * block can use one input twice.
 */
@FunctionalInterface
interface Layer {
    NDArray forward(NDArray x, Pass pass);
}
