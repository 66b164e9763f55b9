package org.handful.model;

/** Hears how far something long has come. Called from any thread. */
@FunctionalInterface
public interface ProgressListener {
    ProgressListener NONE = (done, total) -> {};

    /** @param total 0 when it is not known */
    void update(long done, long total);
}
