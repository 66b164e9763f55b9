package org.handful.engine.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Gradient descent with momentum m, step for step as PyTorch computes it without dampening:
 *
 * <pre>
 *   g = g + wd p;  b = m b + g;  p = p - lr b        or with Nesterov   p = p - lr (g + m b)
 * </pre>
 */
final class Sgd {
    private Sgd() {}

    static void update(
            NDManager scope, Slot slot, NDArray gradient, double rate, double weightDecay,
            UpdateRule.GradientDescent rule) {
        Scalars numbers = new Scalars(scope);
        NDArray change = gradient;
        if (weightDecay != 0) {
            NDArray pull = slot.value().mul(numbers.of(weightDecay));
            pull.attach(scope);
            change = pull.addi(gradient);
        }
        if (rule.momentum() != 0) {
            NDArray momentum = numbers.of(rule.momentum());
            slot.first().muli(momentum).addi(change);
            NDArray remembered = rule.nesterov() ? slot.first().mul(momentum) : slot.first().duplicate();
            remembered.attach(scope);
            change = rule.nesterov() ? remembered.addi(change) : remembered;
        }
        NDArray step = change.mul(numbers.of(rate));
        slot.value().subi(step);
    }
}
