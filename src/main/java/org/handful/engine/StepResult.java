package org.handful.engine;

/**
 * What a training step saw, before it changed anything.
 *
 * @param loss mean cross-entropy in nats, with label smoothing where that is on
 * @param accuracy 0..1
 * @param microBatch images that went through the network at a time: it falls when memory runs short
 * @param agreement cosine between what these images and those of another set would change inside the network; 0 when there
 *     were none, or when one of them would change nothing
 */
public record StepResult(double loss, double accuracy, int microBatch, double agreement) {
    /** Of images alone. */
    StepResult(double loss, double accuracy, int microBatch) {
        this(loss, accuracy, microBatch, 0);
    }

    StepResult agreeing(double cosine) {
        return new StepResult(loss, accuracy, microBatch, cosine);
    }
}
