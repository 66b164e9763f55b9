package org.handful.image.measure;

/**
 * How much an image changes from pixel to pixel: variance of the 3 x 3 Laplacian (0 1 0; 1 -4 1; 0 1 0) over a grey image
 * whose border is mirrored without repeating the edge. Small where nothing is in focus. Pech-Pacheco et al., "Diatom
 * autofocusing in brightfield microscopy", 2000.
 */
final class Laplacian {
    private Laplacian() {}

    /** @param grey row by row */
    static double variance(float[] grey, int width, int height) {
        double sum = 0;
        double squares = 0;
        for (int y = 0; y < height; y++) {
            int up = mirrored(y - 1, height) * width;
            int down = mirrored(y + 1, height) * width;
            int row = y * width;
            for (int x = 0; x < width; x++) {
                int left = x > 0 && x < width - 1 ? x - 1 : mirrored(x - 1, width);
                int right = x > 0 && x < width - 1 ? x + 1 : mirrored(x + 1, width);
                float v = grey[up + x] + grey[down + x] + grey[row + left] + grey[row + right] - 4 * grey[row + x];
                sum += v;
                squares += (double) v * v;
            }
        }
        int n = width * height;
        double mean = sum / n;
        return Math.max(0, squares / n - mean * mean);
    }

    private static int mirrored(int i, int size) {
        if (size == 1) {
            return 0;
        }
        return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
    }
}
