package org.handful.math.ternary;

/**
 * Golomb's code of counts: quotient by M in ones that a zero ends, remainder in truncated binary (Golomb, Run-length
 * encodings, IEEE Trans. Inf. Theory 12, 1966). Best for gaps between what is met with probability p when M is the smallest
 * with (1 - p)^M + (1 - p)^(M + 1) at most 1 (Gallager, van Voorhis, 1975).
 *
 * @param parameter M, at least 1
 */
record Golomb(int parameter) {
    Golomb {
        if (parameter < 1) {
            throw new IllegalArgumentException("Golomb parameter " + parameter);
        }
    }

    /** @param p in (0, 1] */
    static Golomb of(double p) {
        // (1 - p)^M (2 - p) <= 1, solved for M; p near 0 needs the logarithm of 1 - p to all its digits.
        double m = p == 1 ? 1 : Math.ceil(-Math.log(2 - p) / Math.log1p(-p));
        return new Golomb((int) Math.max(1, Math.min(m, 1 << 30)));
    }

    void write(Bits out, int n) {
        for (int i = n / parameter; i > 0; i--) {
            out.write(1, 1);
        }
        out.write(0, 1);
        int bits = bits();
        int shorter = (1 << bits) - parameter;
        int rest = n % parameter;
        if (rest < shorter) {
            out.write(rest, bits - 1);
        } else {
            out.write(rest + shorter, bits);
        }
    }

    long read(Bits in) {
        long n = 0;
        while (in.read(1) == 1) {
            n += parameter;
        }
        int bits = bits();
        if (bits == 0) {
            return n;
        }
        int shorter = (1 << bits) - parameter;
        int rest = in.read(bits - 1);
        return n + (rest < shorter ? rest : (rest << 1 | in.read(1)) - shorter);
    }

    /** The least that can tell M remainders apart. */
    private int bits() {
        return 32 - Integer.numberOfLeadingZeros(parameter - 1);
    }
}
