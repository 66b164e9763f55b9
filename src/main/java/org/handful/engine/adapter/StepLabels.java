package org.handful.engine.adapter;

import java.util.Arrays;

/**
 * What the images of a step show: one class each, or two in proportion where two images were mixed.
 *
 * @param first class index per image
 * @param second class index per image
 * @param share of the first class per image, 0..1
 */
public record StepLabels(int[] first, int[] second, double[] share) {
    /** One class per image. */
    public static StepLabels of(int[] labels) {
        double[] whole = new double[labels.length];
        Arrays.fill(whole, 1);
        return new StepLabels(labels, labels, whole);
    }

    /** The class that the larger part of an image shows. */
    public int main(int i) {
        return share[i] >= 0.5 ? first[i] : second[i];
    }

    /**
     * (1 - s) (share onehot(first) + (1 - share) onehot(second)) + s / C for the images from..from+n-1.
     *
     * @param smoothing s, 0..1
     * @return [n][C], row-major; every row sums to 1
     */
    public float[] targets(int from, int n, int classes, double smoothing) {
        float[] out = new float[n * classes];
        Arrays.fill(out, (float) (smoothing / classes));
        for (int i = 0; i < n; i++) {
            out[i * classes + first[from + i]] += (float) ((1 - smoothing) * share[from + i]);
            out[i * classes + second[from + i]] += (float) ((1 - smoothing) * (1 - share[from + i]));
        }
        return out;
    }
}
