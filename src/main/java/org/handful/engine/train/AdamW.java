package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * AdamW, step for step as PyTorch computes it:
 *
 * <pre>
 *   p = p (1 - lr wd);  m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2
 *   p = p - lr / (1 - b1^t)  m / (sqrt(v) / sqrt(1 - b2^t) + eps)
 * </pre>
 *
 * Everything is updated in place with gradients switched off; the gradient is used up.
 */
final class AdamW {
    private AdamW() {}

    static void update(
            NDManager scope, Slot slot, NDArray gradient, int t, double rate, double weightDecay,
            UpdateRule.AdaptiveMoments rule) {
        Scalars numbers = new Scalars(scope);
        if (rate * weightDecay != 0) {
            slot.value().muli(numbers.of(1 - rate * weightDecay));
        }
        NDArray square = gradient.square().muli(numbers.of(1 - rule.beta2()));
        slot.second().muli(numbers.of(rule.beta2())).addi(square);
        slot.first().muli(numbers.of(rule.beta1())).addi(gradient.muli(numbers.of(1 - rule.beta1())));
        // Results of slot arrays would attach to the manager of the parameters and stay there.
        NDArray denominator = slot.second().sqrt();
        denominator.attach(scope);
        denominator.divi(numbers.of(Math.sqrt(1 - Math.pow(rule.beta2(), t)))).addi(numbers.of(rule.epsilon()));
        NDArray change = slot.first().div(denominator);
        change.attach(scope);
        slot.value().subi(change.muli(numbers.of(rate / (1 - Math.pow(rule.beta1(), t)))));
    }
}
