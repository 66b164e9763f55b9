package org.handful.eval;

/** How well the images of one class were recognised. The accuracy is NaN when n is 0. */
public record ClassResult(String name, int n, int correct, double accuracy, double low, double high) {}
