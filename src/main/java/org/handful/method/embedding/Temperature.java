package org.handful.method.embedding;

import org.handful.math.Softmax;

/**
 * Chooses the factor s that turns scores into logits, softmax(s z + offset): scores of a method that measures distances
 * have no natural scale, and without one its probabilities would be all but uniform or all but certain.
 *
 * <p>s minimises the mean cross-entropy of leave-one-out scores, a convex function of s. As a handful of images is
 * often told apart without an error, which would send s to infinity, the targets are softened as by Platt (Advances in
 * Large Margin Classifiers, 1999), but with one pseudo-image that is shared by the K classes: (n + 1/K) / (n + 1) for
 * the label and (1/K) / (n + 1) for each other class of n images. One per class, as there, proved too timid with few
 * images.
 */
public final class Temperature {
    /** Rows of leave-one-out scores beyond this add nothing that the scale would notice. */
    public static final int MOST_ROWS = 1000;

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e6;
    private static final double PRECISION = 1e-9;
    private static final int MOST_STEPS = 200;

    private Temperature() {}

    /**
     * @param scores [n][K] leave-one-out scores
     * @param labels n true classes
     * @param offset K constants that are not scaled, such as log priors
     */
    public static double fit(double[][] scores, int[] labels, double[] offset) {
        double low = SMALLEST;
        double high = LARGEST;
        double s = SMALLEST;
        double[] slope = new double[2];
        for (int i = 0; i < MOST_STEPS && high - low > PRECISION * low; i++) {
            slope(scores, labels, offset, s, slope);
            if (slope[0] < 0) {
                low = s;
            } else {
                high = s;
            }
            double next = s - slope[0] / slope[1];
            if (Math.abs(next - s) <= PRECISION * s) {
                return Math.clamp(next, SMALLEST, LARGEST);
            }
            s = next > low && next < high ? next : Math.sqrt(low * high);
        }
        return Math.sqrt(low * high);
    }

    /**
     * A scale without leave-one-out scores: as if the mean squared distance between two class means were worth this
     * many nats.
     *
     * @param meanSquaredDistance between class means, in units in which a score is half a squared distance
     */
    public static double byDistance(double nats, double meanSquaredDistance) {
        return meanSquaredDistance > 0 ? 2 * nats / meanSquaredDistance : 1;
    }

    /** First and second derivative of the summed cross-entropy by s. */
    private static void slope(double[][] scores, int[] labels, double[] offset, double s, double[] slope) {
        int n = labels.length;
        int classes = offset.length;
        double other = 1.0 / classes / (n + 1);
        double label = (n + 1.0 / classes) / (n + 1);
        double first = 0;
        double second = 0;
        double[] p = new double[classes];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < classes; k++) {
                p[k] = s * scores[i][k] + offset[k];
            }
            Softmax.inPlace(p);
            double mean = 0;
            double square = 0;
            double wanted = 0;
            for (int k = 0; k < classes; k++) {
                mean += p[k] * scores[i][k];
                square += p[k] * scores[i][k] * scores[i][k];
                wanted += (k == labels[i] ? label : other) * scores[i][k];
            }
            first += mean - wanted;
            second += square - mean * mean;
        }
        slope[0] = first;
        slope[1] = second;
    }
}
