package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import java.util.List;

/** What is done to gradients before they are used. */
public final class Gradients {
    private Gradients() {}

    /** Scales all together so that their common norm is at most the limit, as PyTorch's clip_grad_norm_ does. */
    public static void clip(Collection<NDArray> gradients, double limit) {
        double factor = limit / (norm(gradients) + 1e-6);
        if (factor < 1) {
            times(gradients, factor);
        }
    }

    /** The common norm of all; 0 for none. */
    static double norm(Collection<NDArray> gradients) {
        NDArray squares = null;
        for (NDArray g : gradients) {
            NDArray part = g.square().sum();
            squares = squares == null ? part : squares.addi(part);
        }
        // Read once: a GPU would be waited for at every number.
        return squares == null ? 0 : Math.sqrt(squares.getFloat());
    }

    /** Multiplies each in place. */
    static void times(Collection<NDArray> gradients, double factor) {
        gradients.forEach(g -> {
            try (NDManager scope = g.getManager().newSubManager()) {
                g.muli(new Scalars(scope).of(factor));
            }
        });
    }

    /** Of two flat gradients, over these parts of them; 0 where one of them asks for nothing. */
    public static double cosine(NDManager scope, NDArray a, NDArray b, List<? extends Parameters.Run<?>> parts) {
        double dot = 0;
        double squares = 0;
        double others = 0;
        for (Parameters.Run<?> part : parts) {
            NDArray x = Parameters.part(scope, a, part);
            NDArray y = Parameters.part(scope, b, part);
            dot += x.mul(y).sum().getFloat();
            squares += x.square().sum().getFloat();
            others += y.square().sum().getFloat();
        }
        return dot == 0 ? 0 : dot / Math.sqrt(squares * others);
    }
}
