package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** How a gradient changes the numbers that it belongs to. Each rule walks the path that PyTorch's of that name walks. */
public sealed interface UpdateRule {
    /** AdamW with the usual constants. */
    UpdateRule ADAMW = new AdaptiveMoments(0.9, 0.999, 1e-8);

    /** Gradient descent with the usual momentum. */
    UpdateRule SGD = new GradientDescent(0.9, false);

    /**
     * AdamW (Loshchilov, Hutter, Decoupled weight decay regularization, ICLR 2019).
     *
     * @param beta1 decay of the running mean of the gradient, 0..1
     * @param beta2 decay of the running mean of its square, 0..1
     * @param epsilon added to the root of the second, after the correction of its start at zero
     */
    record AdaptiveMoments(double beta1, double beta2, double epsilon) implements UpdateRule {}

    /**
     * Stochastic gradient descent (Sutskever et al., On the importance of initialization and momentum, ICML 2013).
     *
     * @param momentum share of the last change that is made again, 0..1
     * @param nesterov true to look where the momentum leads before following the gradient
     */
    record GradientDescent(double momentum, boolean nesterov) implements UpdateRule {}

    /**
     * Changes one array in place, with gradients switched off.
     *
     * @param scope owns what is made on the way; the gradient too must belong to it
     * @param t counts from 1
     */
    default void update(NDManager scope, Slot slot, NDArray gradient, int t, double rate, double weightDecay) {
        switch (this) {
            case AdaptiveMoments a -> AdamW.update(scope, slot, gradient, t, rate, weightDecay, a);
            case GradientDescent d -> Sgd.update(scope, slot, gradient, rate, weightDecay, d);
        }
    }
}
