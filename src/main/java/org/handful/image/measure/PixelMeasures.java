package org.handful.image.measure;

import org.handful.image.RgbImage;
import org.handful.image.Thumbnails;

/**
 * What the pixels of an image say about its quality and its background. Every figure is of the image reduced to 256
 * pixels, so that photographs of different cameras can be compared.
 *
 * @param sharpness variance of the Laplacian of the grey image
 * @param lightness mean L*, 0 to 100
 * @param contrast standard deviation of L*
 * @param brightest brightness that 99 % of the pixels stay below, 0 to 1
 * @param darkest brightness that 5 % of the pixels stay below, 0 to 1
 * @param entropy bits that a pixel of the grey image tells, 0 to 8
 * @param colourfulness after Hasler and Suesstrunk, 0 for grey, above 80 for very colourful
 */
public record PixelMeasures(
        double sharpness, double lightness, double contrast, double brightest, double darkest,
        double entropy, double colourfulness, Background background) {
    private static final int WHITE = 1000 * 255 * 255;
    private static final int SHIFT = 14;

    /** @param image of any size; the thumbnail of a gallery gives the same as its original, up to compression */
    public static PixelMeasures of(RgbImage image) {
        RgbImage small = Thumbnails.shrink(image, Thumbnails.GALLERY);
        byte[] rgb = small.rgb();
        int n = small.width() * small.height();
        float[] grey = new float[n];
        int[] histogram = new int[(WHITE >> SHIFT) + 1];
        double sum = 0;
        double squares = 0;
        for (int i = 0, j = 0; i < n; i++, j += 3) {
            int r = rgb[j] & 255;
            int g = rgb[j + 1] & 255;
            int b = rgb[j + 2] & 255;
            grey[i] = grey(r, g, b);
            histogram[brightness(r, g, b) >> SHIFT]++;
            float l = Lab.lightness(r, g, b);
            sum += l;
            squares += l * l;
        }
        double mean = sum / n;
        return new PixelMeasures(Laplacian.variance(grey, small.width(), small.height()), mean,
                Math.sqrt(Math.max(0, squares / n - mean * mean)), quantile(histogram, 0.99 * n),
                quantile(histogram, 0.05 * n), Entropy.bits(grey), Colourfulness.of(rgb), Background.of(small));
    }

    /** Luma after ITU-R BT.601, 0 to 255. */
    static float grey(int r, int g, int b) {
        return 0.299f * r + 0.587f * g + 0.114f * b;
    }

    /** 1000 times the square of brightness as it is perceived, .241 R^2 + .691 G^2 + .068 B^2: HSP, as in CleanVision. */
    static int brightness(int r, int g, int b) {
        return 241 * r * r + 691 * g * g + 68 * b * b;
    }

    /** Of perceived brightness, 0 to 1. */
    private static double quantile(int[] histogram, double count) {
        long seen = 0;
        for (int i = 0; i < histogram.length; i++) {
            seen += histogram[i];
            if (seen >= count) {
                return Math.min(1, Math.sqrt(((i + 0.5) * (1 << SHIFT)) / WHITE));
            }
        }
        return 1;
    }
}
