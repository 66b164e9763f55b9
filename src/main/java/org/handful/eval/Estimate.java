package org.handful.eval;

/**
 * A figure with the number of images it rests on and its 95 % interval: Wilson's for a proportion, else see
 * {@link org.handful.eval.interval}. NaN throughout when n is 0: there is no data to say anything.
 */
public record Estimate(double value, int n, double low, double high) {}
