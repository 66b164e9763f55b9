package org.handful.ui.common.look;

/**
 * A colour by lightness, chroma and hue in Oklab (Ottosson 2020), where equal steps look equal.
 *
 * @param lightness 0..1
 * @param hue radians
 */
record Oklch(double lightness, double chroma, double hue) {
    static Oklch of(Rgb c) {
        double r = Rgb.linear(c.red());
        double g = Rgb.linear(c.green());
        double b = Rgb.linear(c.blue());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        double x = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double y = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return new Oklch(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, Math.hypot(x, y), Math.atan2(y, x));
    }

    Oklch withLightness(double value) {
        return new Oklch(value, chroma, hue);
    }

    /** Euclidean in Oklab: 0.02 is just noticeable. */
    double distance(Oklch other) {
        double x = chroma * Math.cos(hue) - other.chroma * Math.cos(other.hue);
        double y = chroma * Math.sin(hue) - other.chroma * Math.sin(other.hue);
        return Math.sqrt(x * x + y * y + (lightness - other.lightness) * (lightness - other.lightness));
    }

    /** The nearest colour of the screen, with less chroma where the screen cannot show so much. */
    Rgb toRgb() {
        for (double c = chroma; c > 0.005; c -= 0.005) {
            double[] rgb = linear(c);
            if (shown(rgb[0]) && shown(rgb[1]) && shown(rgb[2])) {
                return clamped(rgb);
            }
        }
        return clamped(linear(0));
    }

    private double[] linear(double c) {
        double x = c * Math.cos(hue);
        double y = c * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * x + 0.2158037573 * y);
        double m = cube(lightness - 0.1055613458 * x - 0.0638541728 * y);
        double s = cube(lightness - 0.0894841775 * x - 1.2914855480 * y);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static Rgb clamped(double[] rgb) {
        return new Rgb(Rgb.channel(rgb[0]), Rgb.channel(rgb[1]), Rgb.channel(rgb[2]));
    }

    private static boolean shown(double v) {
        return v >= -0.0005 && v <= 1.0005;
    }

    private static double cube(double v) {
        return v * v * v;
    }
}
