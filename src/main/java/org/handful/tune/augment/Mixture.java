package org.handful.tune.augment;

/**
 * Two images in one.
 *
 * @param partner index of the other image
 * @param share of the first image, 0..1: of every pixel in a blend, of the area otherwise
 * @param blend false for a box
 */
public record Mixture(int partner, double share, boolean blend, int left, int top, int right, int bottom) {
    static Mixture blend(int partner, double share) {
        return new Mixture(partner, share, true, 0, 0, 0, 0);
    }

    /** The partner's pixels from left, top to before right, bottom. @param size side of the images, pixels */
    static Mixture box(int partner, int size, int left, int top, int right, int bottom) {
        double area = (double) (right - left) * (bottom - top);
        return new Mixture(partner, 1 - area / ((double) size * size), false, left, top, right, bottom);
    }

    /**
     * Mixes the partner into an image.
     *
     * @param image planes of size x size numbers, from {@code at} on
     * @param other the partner's planes, from 0 on
     */
    public void apply(float[] image, int at, float[] other, int size) {
        if (blend) {
            for (int i = 0; i < other.length; i++) {
                image[at + i] = (float) (share * image[at + i] + (1 - share) * other[i]);
            }
            return;
        }
        for (int plane = 0; plane < other.length; plane += size * size) {
            for (int y = top; y < bottom; y++) {
                int row = plane + y * size;
                System.arraycopy(other, row + left, image, at + row + left, right - left);
            }
        }
    }
}
