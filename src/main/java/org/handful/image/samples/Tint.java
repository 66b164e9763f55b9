package org.handful.image.samples;

/** A colour with channels 0 to 1; between steps of drawing it may lie outside. */
record Tint(double r, double g, double b) {
    static Tint of(int rgb) {
        return new Tint((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }

    Tint times(double f) {
        return new Tint(r * f, g * f, b * f);
    }

    Tint times(Tint t) {
        return new Tint(r * t.r, g * t.g, b * t.b);
    }

    Tint mixed(Tint other, double share) {
        return new Tint(r + (other.r - r) * share, g + (other.g - g) * share, b + (other.b - b) * share);
    }
}
