package org.handful.model;

import java.util.Arrays;

/** A dense array that leaves the engine or a method: row-major values with a shape. */
public record Tensor(int[] shape, double[] values) {
    public Tensor {
        long n = 1;
        for (int s : shape) {
            n *= s;
        }
        if (n != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + Arrays.toString(shape));
        }
    }

    public static Tensor vector(double[] values) {
        return new Tensor(new int[] {values.length}, values);
    }

    public static Tensor matrix(int rows, int columns, double[] values) {
        return new Tensor(new int[] {rows, columns}, values);
    }

    /** @param values in single precision */
    public static Tensor of(int[] shape, float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return new Tensor(shape, wide);
    }

    /** In single precision, as the engine takes them. */
    public float[] floats() {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }
}
