package org.handful.eval;

/**
 * Whether the probabilities can be believed.
 *
 * @param ece expected calibration error over equal-width bins of the confidence
 * @param nll mean negative log-likelihood, nats
 * @param brier sum over classes of squared errors, mean over images: 0..2
 */
public record Calibration(double ece, int bins, double nll, double brier) {}
