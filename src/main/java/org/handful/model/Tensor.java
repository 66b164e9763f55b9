package org.handful.model;

/** A dense array that leaves the engine or a method: row-major values with a shape. */
public record Tensor(int[] shape, double[] values) {
    public Tensor {
        long n = 1;
        for (int s : shape) {
            n *= s;
        }
        if (n != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + java.util.Arrays.toString(shape));
        }
    }

    public static Tensor vector(double[] values) {
        return new Tensor(new int[] {values.length}, values);
    }

    public static Tensor matrix(int rows, int columns, double[] values) {
        return new Tensor(new int[] {rows, columns}, values);
    }
}
