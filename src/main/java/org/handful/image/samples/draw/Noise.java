package org.handful.image.samples.draw;

/** Value noise with octaves: smooth, without a period that an eye would find, and the same on every machine. */
public record Noise(long seed) {
    /** Between 0 and 1; features are about one unit wide. */
    public double at(double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double fx = smooth(x - x0);
        double fy = smooth(y - y0);
        double top = lattice(x0, y0) * (1 - fx) + lattice(x0 + 1, y0) * fx;
        double bottom = lattice(x0, y0 + 1) * (1 - fx) + lattice(x0 + 1, y0 + 1) * fx;
        return top * (1 - fy) + bottom * fy;
    }

    /** Octaves of halving size and weight, between 0 and 1. */
    public double fractal(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double total = 0;
        double scale = 1;
        double u = x;
        double v = y;
        for (int o = 0; o < octaves; o++) {
            sum += weight * at(u * scale + 17.3 * o, v * scale - 9.1 * o);
            total += weight;
            weight *= 0.5;
            scale *= 2;
            // Each octave is turned by an angle with the tangent 3/4, or the lattice would show.
            double turned = 0.8 * u - 0.6 * v;
            v = 0.6 * u + 0.8 * v;
            u = turned;
        }
        return sum / total;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private double lattice(int x, int y) {
        long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
        h = (h ^ h >>> 31) * 0xBF58476D1CE4E5B9L;
        h = (h ^ h >>> 29) * 0x94D049BB133111EBL;
        return (h >>> 40) / (double) (1 << 24);
    }
}
