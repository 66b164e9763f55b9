package org.handful.eval.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Which parts of an image a score rests on, for any model: a window is slid over the image and what it hides replaced; a
 * pixel's attribution is the mean, over the windows that hide it, of how much the score falls. Zeiler and Fergus, ECCV
 * 2014; windows at the right and lower edge may be cut off, as in Captum.
 */
public final class Occlusion {
    private Occlusion() {}

    /** What one step hides; cut off at the edges. */
    public record Window(int left, int top, int right, int bottom) {}

    /** Rows from above, each from the left; every pixel is hidden at least once. */
    public static List<Window> windows(int width, int height, int size, int stride) {
        if (size < 1 || stride < 1 || stride > size) {
            throw new IllegalArgumentException("windows of " + size + " every " + stride);
        }
        List<Window> out = new ArrayList<>();
        for (int y = 0; ; y += stride) {
            for (int x = 0; ; x += stride) {
                out.add(new Window(x, y, Math.min(width, x + size), Math.min(height, y + size)));
                if (x + size >= width) {
                    break;
                }
            }
            if (y + size >= height) {
                return out;
            }
        }
    }

    /** @param falls per window, score of the whole image minus that with the window hidden; @return [height * width] */
    public static double[] attribution(int width, int height, List<Window> windows, double[] falls) {
        double[] sum = new double[width * height];
        int[] times = new int[width * height];
        for (int w = 0; w < falls.length; w++) {
            Window window = windows.get(w);
            for (int y = window.top(); y < window.bottom(); y++) {
                for (int x = window.left(); x < window.right(); x++) {
                    sum[y * width + x] += falls[w];
                    times[y * width + x]++;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.max(1, times[i]);
        }
        return sum;
    }
}
