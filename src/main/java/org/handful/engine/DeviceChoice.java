package org.handful.engine;

/** What a person asked to compute on. */
public enum DeviceChoice {
    /** The GPU when there is one that works, else the CPU. */
    AUTO,
    CPU,
    /** The GPU, or a failure that says why not. */
    GPU
}
