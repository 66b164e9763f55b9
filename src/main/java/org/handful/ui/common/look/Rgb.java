package org.handful.ui.common.look;

/** A colour of the screen, apart from any toolkit: charts, the window and exported pictures all take it. 0..255 each. */
public record Rgb(int red, int green, int blue) {
    /** @param hex six hexadecimal digits, with or without a hash sign */
    public static Rgb of(String hex) {
        int v = Integer.parseInt(hex.startsWith("#") ? hex.substring(1) : hex, 16);
        return new Rgb(v >> 16 & 255, v >> 8 & 255, v & 255);
    }

    /** {@code #rrggbb}. */
    public String hex() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }

    /** WCAG 2.2 relative luminance, 0..1. */
    public double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** WCAG 2.2 contrast ratio, 1..21. */
    public double contrast(Rgb other) {
        double a = luminance() + 0.05;
        double b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    static int channel(double linear) {
        double c = Math.clamp(linear, 0, 1);
        return (int) Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055));
    }
}
