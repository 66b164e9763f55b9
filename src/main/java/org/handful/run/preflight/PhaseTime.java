package org.handful.run.preflight;

import java.util.List;

/**
 * What one phase of a run is expected to take.
 *
 * @param from measurements that it rests on
 * @param factor it may take so many times longer, or shorter
 */
record PhaseTime(double seconds, Basis basis, int from, double factor) {
    static final PhaseTime NONE = new PhaseTime(0, Basis.MEASURED, Integer.MAX_VALUE, 1);

    /** A single measurement says nothing about how much the next will differ: assume this. */
    private static final double ONE = 0.35;
    private static final double LEAST = 0.1;
    private static final double SCALED = 2;
    private static final double GUESSED = 4;

    static PhaseTime measured(double seconds, List<Double> logResiduals) {
        int n = logResiduals.size();
        double squares = logResiduals.stream().mapToDouble(r -> r * r).sum();
        double spread = n < 2 ? ONE : Math.max(LEAST, Math.sqrt(squares / (n - 1)));
        return new PhaseTime(seconds, Basis.MEASURED, n, Math.exp(2 * spread * Math.sqrt(1 + 1.0 / n)));
    }

    static PhaseTime scaled(double seconds, int from) {
        return new PhaseTime(seconds, Basis.SCALED, from, SCALED);
    }

    static PhaseTime guessed(double seconds) {
        return new PhaseTime(seconds, Basis.GUESSED, 0, GUESSED);
    }

    /** The same spread around another figure. */
    PhaseTime times(double by) {
        return new PhaseTime(seconds * by, basis, from, factor);
    }

    /** As something that was measured for another purpose. */
    PhaseTime borrowed() {
        return basis == Basis.MEASURED ? scaled(seconds, from) : this;
    }
}
