package org.handful.eval;

/** Accuracy on one subgroup: the test images of a class that share an attribute value. Always n &gt; 0. */
public record GroupResult(
        String label, String value, int n, int correct, double accuracy, double low, double high) {
    /** Below this many images a figure is marked as uncertain. */
    public static final int SMALL = 10;

    public boolean small() {
        return n < SMALL;
    }
}
