package org.handful.engine;

/** Who goes first on the engine thread; within one priority, first come, first served. */
enum Priority {
    /** A person waits for the answer. */
    PREDICT,
    /** One training step. */
    TRAIN,
    /** One micro-batch of a long extraction. */
    EMBED
}
