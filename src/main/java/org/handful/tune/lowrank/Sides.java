package org.handful.tune.lowrank;

/** On which side of a matrix its leading directions are left alone. */
public enum Sides {
    BOTH,
    /** What it gives. */
    OUTPUTS,
    /** What it takes. */
    INPUTS
}
