package org.handful.run.preflight;

/** What a forecast rests on, from best to worst. */
public enum Basis {
    /** The same backbone and method on this machine. */
    MEASURED,
    /** Measured on this machine, but with another backbone or method, and scaled. */
    SCALED,
    /** Nothing was measured here: figures of some other machine. */
    GUESSED
}
