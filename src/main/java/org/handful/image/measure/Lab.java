package org.handful.image.measure;

/**
 * A colour in CIELAB (D65), where distances are about as large as they look: sRGB with the inverse gamma of IEC 61966-2-1
 * to XYZ, white point .95047, 1, 1.08883.
 *
 * @param l lightness, 0 to 100
 */
public record Lab(double l, double a, double b) {
    private static final double[] LINEAR = linear();
    private static final int STEPS = 1 << 14;
    private static final double EPSILON = 216.0 / 24389;
    private static final double KAPPA = 24389.0 / 27;
    private static final float[] LIGHTNESS = lightnesses();

    public static Lab of(int red, int green, int blue) {
        double r = LINEAR[red];
        double g = LINEAR[green];
        double b = LINEAR[blue];
        double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = f(luminance(r, g, b));
        double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** L* alone, from a table: right to 0.06, and quick enough for every pixel of an import. */
    static float lightness(int red, int green, int blue) {
        return LIGHTNESS[(int) (STEPS * luminance(LINEAR[red], LINEAR[green], LINEAR[blue]) + 0.5)];
    }

    double chroma() {
        return Math.hypot(a, b);
    }

    /** Degrees, 0 to 360. */
    double hue() {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double luminance(double r, double g, double b) {
        return 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
    }

    private static double f(double t) {
        return t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
    }

    private static double[] linear() {
        double[] table = new double[256];
        for (int i = 0; i < table.length; i++) {
            double c = i / 255.0;
            table[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return table;
    }

    private static float[] lightnesses() {
        float[] table = new float[STEPS + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) (116 * f((double) i / STEPS) - 16);
        }
        return table;
    }
}
