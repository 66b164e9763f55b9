package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * AdamW (Loshchilov, Hutter, Decoupled weight decay regularization, ICLR 2019), step for step as PyTorch computes it:
 *
 * <pre>
 *   p = p (1 - lr wd);  m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
 *   p = p - lr / (1 - b1^t)  m / (sqrt(v) / sqrt(1 - b2^t) + eps)
 * </pre>
 *
 * Everything is updated in place with gradients switched off.
 */
public final class AdamW {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private AdamW() {}

    /**
     * One number array with its moments.
     *
     * @param value any shape
     * @param first running mean of the gradient, same shape
     * @param second running mean of its square, same shape
     */
    public record Slot(NDArray value, NDArray first, NDArray second) implements AutoCloseable {
        /** With moments at zero. */
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

    /**
     * @param t counts from 1
     * @param scope owns what is made on the way; the gradient too must belong to it
     */
    public static void update(NDManager scope, Slot slot, NDArray gradient, int t, double rate, double weightDecay) {
        slot.value.muli(1 - rate * weightDecay);
        slot.first.muli(BETA1).addi(gradient.mul(1 - BETA1));
        slot.second.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
        // Results of slot arrays would attach to the manager of the parameters and stay there.
        NDArray denominator = slot.second.sqrt();
        denominator.attach(scope);
        denominator.divi(Math.sqrt(1 - Math.pow(BETA2, t))).addi(EPSILON);
        NDArray change = slot.first.div(denominator);
        change.attach(scope);
        slot.value.subi(change.muli(rate / (1 - Math.pow(BETA1, t))));
    }
}
