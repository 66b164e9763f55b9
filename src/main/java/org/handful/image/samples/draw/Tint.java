package org.handful.image.samples.draw;

/** A colour with channels 0 to 1; between steps of drawing it may lie outside. */
public record Tint(double r, double g, double b) {
    public static Tint of(int rgb) {
        return new Tint((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }

    public Tint times(double f) {
        return new Tint(r * f, g * f, b * f);
    }

    public Tint times(Tint t) {
        return new Tint(r * t.r, g * t.g, b * t.b);
    }

    public Tint mixed(Tint other, double share) {
        return new Tint(r + (other.r - r) * share, g + (other.g - g) * share, b + (other.b - b) * share);
    }
}
