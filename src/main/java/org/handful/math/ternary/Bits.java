package org.handful.math.ternary;

import java.util.Arrays;

/** Bytes that are written or read bit by bit, the highest bit of a byte first. Not thread-safe. */
final class Bits {
    private byte[] bytes;
    private long at;

    /** To write. */
    Bits() {
        this(new byte[64]);
    }

    /** To read. */
    Bits(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The lowest {@code count} bits, 0 to 31 of them. */
    void write(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            int index = Math.toIntExact(at >>> 3);
            if (index == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
            }
            bytes[index] |= (byte) ((value >>> i & 1) << 7 - (at & 7));
            at++;
        }
    }

    /** @throws IllegalArgumentException at the end */
    int read(int count) {
        int out = 0;
        for (int i = 0; i < count; i++) {
            int index = Math.toIntExact(at >>> 3);
            if (index >= bytes.length) {
                throw new IllegalArgumentException("bits end early");
            }
            out = out << 1 | bytes[index] >>> 7 - (int) (at & 7) & 1;
            at++;
        }
        return out;
    }

    /** What was written, filled up with zeros. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, Math.toIntExact(at + 7 >>> 3));
    }

    /** @throws IllegalArgumentException when whole bytes are left */
    void requireEnd() {
        if (at + 7 >>> 3 != bytes.length) {
            throw new IllegalArgumentException("more bytes than numbers");
        }
    }
}
