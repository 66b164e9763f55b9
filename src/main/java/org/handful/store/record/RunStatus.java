package org.handful.store.record;

/** How far a run came. */
public enum RunStatus {
    RUNNING,
    /** Ran to its end. */
    DONE,
    /** A person ended it early and kept what was learned. */
    STOPPED,
    FAILED,
    /** A person threw it away. */
    CANCELLED,
    /** The program ended under it. */
    INTERRUPTED;

    /** True when there are predictions and a head. */
    public boolean hasResult() {
        return this == DONE || this == STOPPED;
    }
}
