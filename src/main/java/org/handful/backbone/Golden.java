package org.handful.backbone;

/**
 * A known image and its embedding: catches wrong weights, wrong preprocessing and a wrong network at once.
 *
 * @param tolerance largest absolute difference allowed
 */
public record Golden(SyntheticImage image, float[] embedding, double tolerance) {
    /** No card may ask for less than this. */
    public static final double LARGEST_TOLERANCE = 1e-3;

    /** Largest absolute difference; infinite when the lengths differ or a number is not finite. */
    public double differenceTo(float[] other) {
        if (other.length != embedding.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < other.length; i++) {
            double d = Math.abs((double) other[i] - embedding[i]);
            largest = Double.isNaN(d) ? Double.POSITIVE_INFINITY : Math.max(largest, d);
        }
        return largest;
    }
}
