package org.handful.engine;

/**
 * What a training step saw, before it changed anything.
 *
 * @param loss mean cross-entropy in nats, with label smoothing where that is on
 * @param accuracy 0..1
 * @param microBatch images that went through the network at a time: it falls when memory runs short
 */
public record StepResult(double loss, double accuracy, int microBatch) {}
