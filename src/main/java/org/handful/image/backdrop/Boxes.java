package org.handful.image.backdrop;

/** Means over boxes, in a time that does not depend on their size. */
final class Boxes {
    private Boxes() {}

    /** Each value becomes the mean of those up to {@code radius} away, in the plane; at the edge of those that there are. */
    static void blur(float[] plane, int width, int height, int radius) {
        double[] sums = new double[Math.max(width, height) + 1];
        for (int y = 0; y < height; y++) {
            line(plane, y * width, 1, width, radius, sums);
        }
        for (int x = 0; x < width; x++) {
            line(plane, x, width, height, radius, sums);
        }
    }

    private static void line(float[] plane, int from, int stride, int n, int radius, double[] sums) {
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + plane[from + i * stride];
        }
        for (int i = 0; i < n; i++) {
            int low = Math.max(0, i - radius);
            int high = Math.min(n, i + radius + 1);
            plane[from + i * stride] = (float) ((sums[high] - sums[low]) / (high - low));
        }
    }
}
