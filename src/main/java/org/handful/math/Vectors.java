package org.handful.math;

import java.util.Arrays;

/** Inner products, distances and lengths of plain vectors. */
public final class Vectors {
    /** Shorter vectors than this count as zero and are left as they are by {@link #unit}. */
    public static final double TINY = 1e-12;

    private Vectors() {}

    /** Inner product; eight running sums, because one would make every addition wait for the last. */
    public static double dot(double[] a, double[] b) {
        return dot(a, 0, b, 0, a.length);
    }

    /** Inner product of {@code n} values from the given offsets. */
    public static double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + 7 < n; i += 8) {
            s0 += a[aOffset + i] * b[bOffset + i];
            s1 += a[aOffset + i + 1] * b[bOffset + i + 1];
            s2 += a[aOffset + i + 2] * b[bOffset + i + 2];
            s3 += a[aOffset + i + 3] * b[bOffset + i + 3];
            s4 += a[aOffset + i + 4] * b[bOffset + i + 4];
            s5 += a[aOffset + i + 5] * b[bOffset + i + 5];
            s6 += a[aOffset + i + 6] * b[bOffset + i + 6];
            s7 += a[aOffset + i + 7] * b[bOffset + i + 7];
        }
        for (; i < n; i++) {
            s0 += a[aOffset + i] * b[bOffset + i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** y += factor * x. */
    public static void axpy(double factor, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += factor * x[i];
        }
    }

    /** The same numbers in double precision. */
    public static double[] wide(float[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i];
        }
        return out;
    }

    /** factor * x; a new array. */
    public static double[] scaled(double[] x, double factor) {
        double[] out = new double[x.length];
        axpy(factor, x, out);
        return out;
    }

    /** |a|. */
    public static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** |a - b|^2. */
    public static double squaredDistance(double[] a, double[] b) {
        return squaredDistance(a, 0, b, 0, a.length);
    }

    /** |a - b|^2 of {@code n} values from the given offsets. */
    public static double squaredDistance(double[] a, int aOffset, double[] b, int bOffset, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            double d0 = a[aOffset + i] - b[bOffset + i];
            double d1 = a[aOffset + i + 1] - b[bOffset + i + 1];
            double d2 = a[aOffset + i + 2] - b[bOffset + i + 2];
            double d3 = a[aOffset + i + 3] - b[bOffset + i + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; i < n; i++) {
            double d = a[aOffset + i] - b[bOffset + i];
            s0 += d * d;
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Cosine of the angle between a and b; 0 when either is (nearly) zero. */
    public static double cosine(double[] a, double[] b) {
        double lengths = norm(a) * norm(b);
        return lengths < TINY * TINY ? 0 : dot(a, b) / lengths;
    }

    /** Scales {@code n} values from {@code offset} to length 1, x / max(|x|, 1e-12), in place. */
    public static void unit(double[] x, int offset, int n) {
        double factor = 1 / Math.max(Math.sqrt(dot(x, offset, x, offset, n)), TINY);
        for (int i = 0; i < n; i++) {
            x[offset + i] *= factor;
        }
    }

    /** The middle one, or between the two in the middle; NaN without any. */
    public static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Index of the largest value, the lowest index among equals. */
    public static int argmax(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        return best;
    }

    /** @throws IllegalArgumentException when one of them is no number: bad data, which must not look like no data */
    public static void requireNumbers(double... values) {
        for (double v : values) {
            if (Double.isNaN(v)) {
                throw new IllegalArgumentException("NaN is no figure");
            }
        }
    }
}
