package org.handful.math.ternary;

import java.util.Optional;

/**
 * Arrays of 0, c and -c as bytes, for any one c that has 32 bits. Each number that is not zero is a Golomb code of how many
 * zeros come before it, and its sign. Little-endian c, then the count of such numbers and the Golomb parameter as varints
 * (seven bits a byte, the lowest first), then the bits, highest first.
 */
public final class TernaryCode {
    private static final int HIGHEST = 1 << 30;

    private TernaryCode() {}

    /** Empty when the values are no such numbers, or when c needs more than 32 bits. */
    public static Optional<byte[]> encode(double[] values) {
        double size = 0;
        int count = 0;
        for (double v : values) {
            if (v != 0) {
                if (count == 0) {
                    size = Math.abs(v);
                }
                count++;
                if (Math.abs(v) != size) {
                    return Optional.empty();
                }
            } else if (1 / v < 0) {
                return Optional.empty();
            }
        }
        if ((float) size != size || Double.isInfinite(size)) {
            return Optional.empty();
        }
        var out = new Bits();
        int c = Float.floatToIntBits((float) size);
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(c >>> shift & 0xFF, 8);
        }
        varint(out, count);
        if (count > 0) {
            Golomb golomb = Golomb.of((double) count / values.length);
            varint(out, golomb.parameter());
            int zeros = 0;
            for (double v : values) {
                if (v == 0) {
                    zeros++;
                } else {
                    golomb.write(out, zeros);
                    out.write(v < 0 ? 1 : 0, 1);
                    zeros = 0;
                }
            }
        }
        return Optional.of(out.bytes());
    }

    /**
     * What was encoded, to the bit.
     *
     * @param length of the array
     * @throws IllegalArgumentException for bytes that no array of this length gives
     */
    public static double[] decode(byte[] bytes, int length) {
        var in = new Bits(bytes);
        int c = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            c |= in.read(8) << shift;
        }
        double size = Float.intBitsToFloat(c);
        double[] values = new double[length];
        int count = varint(in);
        if (count > 0) {
            var golomb = new Golomb(varint(in));
            int at = -1;
            for (int i = 0; i < count; i++) {
                long next = at + 1L + golomb.read(in);
                if (next >= length) {
                    throw new IllegalArgumentException("number " + next + " of " + length);
                }
                at = (int) next;
                values[at] = in.read(1) == 1 ? -size : size;
            }
        }
        in.requireEnd();
        return values;
    }

    private static void varint(Bits out, int n) {
        int rest = n;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80, 8);
            rest >>>= 7;
        }
        out.write(rest, 8);
    }

    private static int varint(Bits in) {
        long n = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = in.read(8);
            n |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                if (n > HIGHEST) {
                    break;
                }
                return (int) n;
            }
        }
        throw new IllegalArgumentException("no such count");
    }
}
