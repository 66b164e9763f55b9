package org.handful.engine;

import org.handful.engine.train.UpdateRule;

/**
 * How far one training step goes.
 *
 * @param rule how a gradient changes numbers
 * @param head learning rate of the head
 * @param adapter learning rate inside the network
 * @param weightDecay of the head's weights and of the adapter's offsets, never of the bias; decoupled with ADAMW
 * @param clipNorm largest norm of the whole gradient
 * @param labelSmoothing share of the target that is spread over all classes, 0..1
 */
public record StepRates(
        Rule rule, double head, double adapter, double weightDecay, double clipNorm, double labelSmoothing) {
    /** The update rules that a method can choose. */
    public enum Rule {
        /** With the usual constants 0.9, 0.999 and 1e-8. */
        ADAMW(UpdateRule.ADAMW),
        /** Gradient descent with a momentum of 0.9. */
        SGD(UpdateRule.SGD);

        private final UpdateRule update;

        Rule(UpdateRule update) {
            this.update = update;
        }

        UpdateRule update() {
            return update;
        }
    }

    public StepRates(double head, double adapter, double weightDecay, double clipNorm, double labelSmoothing) {
        this(Rule.ADAMW, head, adapter, weightDecay, clipNorm, labelSmoothing);
    }
}
