package org.handful.eval;

/** A proportion with its 95 % Wilson interval. NaN throughout when n is 0: there is no data to say anything. */
public record Estimate(double value, int n, double low, double high) {}
