package org.handful.image.backdrop;

import org.handful.image.RgbImage;

/**
 * An image whose background can be changed while the thing in front stays as it is. Immutable.
 *
 * @param behind [width * height] whether a pixel is background
 * @param middle whether the background could not be told by its colours, and everything around the middle was taken for it
 */
public record Backdrop(RgbImage image, boolean[] behind, boolean middle) {
    private static final int GREY = 128;
    private static final int BLURS = 3;

    public static Backdrop of(RgbImage image) {
        boolean[] behind = BorderColours.connected(image);
        int n = 0;
        for (boolean b : behind) {
            n += b ? 1 : 0;
        }
        boolean told = n > 0.1 * behind.length && n < 0.95 * behind.length;
        return new Backdrop(image, told ? behind : around(image), !told);
    }

    /** With the background without its colours. */
    public RgbImage grey() {
        byte[] out = image.rgb().clone();
        for (int i = 0; i < behind.length; i++) {
            if (behind[i]) {
                double y = 0.299 * at(i, 0) + 0.587 * at(i, 1) + 0.114 * at(i, 2);
                out[3 * i] = out[3 * i + 1] = out[3 * i + 2] = (byte) Math.round(y);
            }
        }
        return new RgbImage(image.width(), image.height(), out);
    }

    /** With an even grey instead of the background. */
    public RgbImage masked() {
        byte[] out = image.rgb().clone();
        for (int i = 0; i < behind.length; i++) {
            if (behind[i]) {
                out[3 * i] = out[3 * i + 1] = out[3 * i + 2] = (byte) GREY;
            }
        }
        return new RgbImage(image.width(), image.height(), out);
    }

    /** With the background smeared over a sixteenth of the image; the thing in front does not run into it. */
    public RgbImage blurred() {
        byte[] out = image.rgb().clone();
        put(out, smeared(Math.max(2, Math.min(image.width(), image.height()) / 16)));
        return new RgbImage(image.width(), image.height(), out);
    }

    /** With the background of another image, stretched; where that has something in front its background is smeared over it. */
    public RgbImage swapped(Backdrop other) {
        int w = image.width();
        int h = image.height();
        byte[] rgb = other.image.rgb().clone();
        float[] smeared = other.smeared(Math.max(2, Math.max(other.image.width(), other.image.height()) / 4));
        for (int i = 0; i < other.behind.length; i++) {
            for (int c = 0; c < 3 && !other.behind[i]; c++) {
                rgb[3 * i + c] = (byte) Math.round(smeared[3 * i + c]);
            }
        }
        byte[] out = image.rgb().clone();
        for (int i = 0; i < behind.length; i++) {
            if (behind[i]) {
                int x = i % w * other.image.width() / w;
                int y = i / w * other.image.height() / h;
                System.arraycopy(rgb, 3 * (y * other.image.width() + x), out, 3 * i, 3);
            }
        }
        return new RgbImage(w, h, out);
    }

    private void put(byte[] out, float[] values) {
        for (int i = 0; i < behind.length; i++) {
            for (int c = 0; c < 3 && behind[i]; c++) {
                out[3 * i + c] = (byte) Math.round(values[3 * i + c]);
            }
        }
    }

    /** [3 n] means of the background around each pixel: boxes laid over each other, which nearly is a Gaussian. */
    private float[] smeared(int radius) {
        int n = behind.length;
        float[][] plane = new float[4][n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 3 && behind[i]; c++) {
                plane[c][i] = at(i, c);
            }
            plane[3][i] = behind[i] ? 1 : 1e-6f;
        }
        for (float[] p : plane) {
            for (int pass = 0; pass < BLURS; pass++) {
                Boxes.blur(p, image.width(), image.height(), radius);
            }
        }
        float[] out = new float[3 * n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 3; c++) {
                out[3 * i + c] = Math.clamp(plane[c][i] / plane[3][i], 0, 255);
            }
        }
        return out;
    }

    private int at(int i, int channel) {
        return image.rgb()[3 * i + channel] & 255;
    }

    /** All but an ellipse in the middle, seven tenths of the image wide and high. */
    private static boolean[] around(RgbImage image) {
        boolean[] out = new boolean[image.width() * image.height()];
        for (int i = 0; i < out.length; i++) {
            double x = (i % image.width() + 0.5) / image.width() - 0.5;
            double y = (i / image.width() + 0.5) / image.height() - 0.5;
            out[i] = Math.hypot(x, y) > 0.35;
        }
        return out;
    }
}
