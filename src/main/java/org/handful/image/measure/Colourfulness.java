package org.handful.image.measure;

/**
 * How colourful an image looks: sqrt(s_rg² + s_yb²) + 0.3 sqrt(m_rg² + m_yb²), m means and s standard deviations of
 * rg = R - G and yb = (R + G)/2 - B. Hasler and Suesstrunk, SPIE 5007 (2003) 87-95.
 */
final class Colourfulness {
    private Colourfulness() {}

    /** @param rgb three bytes per pixel */
    static double of(byte[] rgb) {
        double rg = 0;
        double yb = 0;
        double squares = 0;
        int n = rgb.length / 3;
        for (int i = 0; i < rgb.length; i += 3) {
            double r = rgb[i] & 255;
            double g = rgb[i + 1] & 255;
            double one = r - g;
            double other = (r + g) / 2 - (rgb[i + 2] & 255);
            rg += one / n;
            yb += other / n;
            squares += (one * one + other * other) / n;
        }
        double means = rg * rg + yb * yb;
        return Math.sqrt(Math.max(0, squares - means)) + 0.3 * Math.sqrt(means);
    }
}
