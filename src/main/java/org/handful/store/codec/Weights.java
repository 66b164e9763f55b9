package org.handful.store.codec;

import java.util.Arrays;
import java.util.Optional;
import org.handful.math.ternary.TernaryCode;

/**
 * Learned numbers in as few bytes as give them back to the bit.
 *
 * @param bytes little-endian, in that form
 */
public record Weights(Form form, byte[] bytes) {
    /** How the bytes are to be read; the names are in project files. */
    public enum Form {
        DOUBLE,
        FLOAT,
        TERNARY
    }

    /** In the shortest form that keeps every bit. */
    public static Weights of(double[] values) {
        Optional<byte[]> ternary = TernaryCode.encode(values);
        boolean narrow = Arrays.stream(values).allMatch(v -> (float) v == v);
        if (ternary.isPresent() && ternary.get().length < (narrow ? 4L : 8L) * values.length) {
            return new Weights(Form.TERNARY, ternary.get());
        }
        if (!narrow) {
            return new Weights(Form.DOUBLE, Numbers.bytes(values));
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return new Weights(Form.FLOAT, Numbers.bytes(floats, 0, floats.length));
    }

    /** @throws IllegalArgumentException when the bytes are not those of a tensor of this shape */
    public double[] values(int[] shape) {
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (form != Form.TERNARY && bytes.length != (form == Form.FLOAT ? 4L : 8L) * count) {
            throw new IllegalArgumentException(bytes.length + " bytes for " + Arrays.toString(shape));
        }
        return switch (form) {
            case DOUBLE -> Numbers.doubles(bytes);
            case TERNARY -> TernaryCode.decode(bytes, count);
            case FLOAT -> {
                float[] floats = Numbers.floats(bytes);
                double[] wide = new double[floats.length];
                Arrays.setAll(wide, i -> floats[i]);
                yield wide;
            }
        };
    }

    /** Whether {@link #values} can read them. */
    public boolean suit(int[] shape) {
        try {
            values(shape);
            return true;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }
}
