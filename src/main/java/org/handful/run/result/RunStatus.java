package org.handful.run.result;

/** How a run stands. */
public enum RunStatus {
    RUNNING,
    DONE,
    STOPPED,
    CANCELLED,
    FAILED,
    INTERRUPTED
}
