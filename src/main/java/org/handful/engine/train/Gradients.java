package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import java.util.Collection;

/** What is done to gradients before they are used. */
public final class Gradients {
    private Gradients() {}

    /** Scales all together so that their common norm is at most the limit, as PyTorch's clip_grad_norm_ does. */
    public static void clip(Collection<NDArray> gradients, double limit) {
        double squares = 0;
        for (NDArray g : gradients) {
            squares += g.square().sum().getFloat();
        }
        double factor = limit / (Math.sqrt(squares) + 1e-6);
        if (factor < 1) {
            gradients.forEach(g -> g.muli(factor));
        }
    }
}
