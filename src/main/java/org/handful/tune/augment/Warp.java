package org.handful.tune.augment;

/**
 * Shears, shifts and turns an image about its centre, between pixels bilinearly. The pixel at (x, y) of the result shows
 * what lay at (a x + b y + c, d x + e y + f), all counted from the centre; what lay outside the image takes a fill.
 */
record Warp(double a, double b, double c, double d, double e, double f) {
    static Warp shearX(double by) {
        return new Warp(1, by, 0, 0, 1, 0);
    }

    static Warp shearY(double by) {
        return new Warp(1, 0, 0, by, 1, 0);
    }

    /** @param x pixels to the right; @param y pixels downwards */
    static Warp shift(double x, double y) {
        return new Warp(1, 0, -x, 0, 1, -y);
    }

    /** @param degrees against the clock */
    static Warp turn(double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        return new Warp(cos, -sin, 0, sin, cos, 0);
    }

    /**
     * @param v planes of size x size numbers, from {@code at} on; changed
     * @param fill of each plane
     */
    void apply(float[] v, int at, int size, double[] fill) {
        float[] from = new float[size * size];
        double centre = (size - 1) / 2.0;
        for (int plane = 0; plane < fill.length; plane++) {
            int start = at + plane * size * size;
            System.arraycopy(v, start, from, 0, from.length);
            for (int i = 0; i < from.length; i++) {
                double x = i % size - centre;
                double y = i / size - centre;
                v[start + i] = (float) sample(from, size, a * x + b * y + c + centre, d * x + e * y + f + centre,
                        fill[plane]);
            }
        }
    }

    private static double sample(float[] from, int size, double x, double y, double fill) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double down = y - top;
        return (1 - down) * ((1 - right) * pixel(from, size, left, top, fill)
                + right * pixel(from, size, left + 1, top, fill))
                + down * ((1 - right) * pixel(from, size, left, top + 1, fill)
                + right * pixel(from, size, left + 1, top + 1, fill));
    }

    private static double pixel(float[] from, int size, int x, int y, double fill) {
        return x < 0 || y < 0 || x >= size || y >= size ? fill : from[y * size + x];
    }
}
