package org.handful.engine;

/**
 * How far one training step goes.
 *
 * @param head learning rate of the head
 * @param adapter learning rate inside the network
 * @param weightDecay decoupled, of the head's weights and of the adapter's offsets, never of the bias
 * @param clipNorm largest norm of the whole gradient
 * @param labelSmoothing share of the target that is spread over all classes, 0..1
 */
public record StepRates(double head, double adapter, double weightDecay, double clipNorm, double labelSmoothing) {}
