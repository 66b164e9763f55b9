package org.handful.method.openset;

import java.util.Arrays;

/**
 * From which score on an image counts as one of the classes: as high as can be while at least 95 % of the support images
 * pass that are left out one at a time, t = s_(floor(0.05 n)) of their ascending scores. With fewer than 20 of them that
 * is the lowest. It cannot be chosen from fewer than {@value #FEWEST} left-out images: a class with one image has none,
 * for without it there is no such class. With two images a class is judged by one when the other is left out, so the
 * threshold then errs towards accepting.
 *
 * @param leftOut scores of the left-out support images, ascending
 */
public record Threshold(double[] leftOut) {
    public static final int FEWEST = 4;
    private static final double REFUSED = 0.05;

    public Threshold {
        leftOut = leftOut.clone();
        Arrays.sort(leftOut);
    }

    /** Whether it could be chosen. */
    public boolean known() {
        return leftOut.length >= FEWEST;
    }

    /** NaN when it could not be chosen. */
    public double value() {
        return known() ? leftOut[(int) Math.floor(REFUSED * leftOut.length)] : Double.NaN;
    }

    /** Whether an image with this score is none of the classes; false while that cannot be known. */
    public boolean refuses(double score) {
        return known() && score < value();
    }

    /** How many left-out support images score lower: in words, look less like the classes. */
    public int below(double score) {
        int at = Arrays.binarySearch(leftOut, score);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && leftOut[at - 1] == score) {
            at--;
        }
        return at;
    }
}
