package org.handful.store.record;

/** Which weights of a run are meant: those at the end, or those at the lowest held-out loss. */
public enum HeadChoice {
    LAST,
    BEST
}
