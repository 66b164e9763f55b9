package org.handful.store.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays of numbers as little-endian bytes: exact, and readable from any language. */
public final class Numbers {
    private Numbers() {}

    /** {@code length} values from {@code offset} on, as float32. */
    public static byte[] bytes(float[] values, int offset, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(length, Float.BYTES));
        buffer.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values, offset, length);
        return buffer.array();
    }

    public static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** As float64. */
    public static byte[] bytes(double[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Double.BYTES));
        buffer.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
        return buffer.array();
    }

    public static double[] doubles(byte[] bytes) {
        double[] values = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }
}
