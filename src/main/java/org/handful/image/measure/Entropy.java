package org.handful.image.measure;

/** How many bits a pixel of a grey image tells, from its histogram of 256 bins: 0 for one plain tone, at most 8. */
final class Entropy {
    private Entropy() {}

    /** @param grey 0 to 255 */
    static double bits(float[] grey) {
        int[] histogram = new int[256];
        for (float g : grey) {
            histogram[Math.clamp(Math.round(g), 0, 255)]++;
        }
        double bits = 0;
        for (int count : histogram) {
            if (count > 0) {
                double p = (double) count / grey.length;
                bits -= p * Math.log(p) / Math.log(2);
            }
        }
        return bits;
    }
}
