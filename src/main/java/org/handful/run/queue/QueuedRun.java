package org.handful.run.queue;

import java.time.Instant;
import org.handful.model.RunSpec;

/**
 * A run that waits, or that goes on now.
 *
 * @param id stays the same while its place changes
 */
public record QueuedRun(long id, RunSpec spec, Instant queued, State state) {
    /** How it stands. */
    public enum State {
        WAITING,
        /** It keeps its place, but is passed over until a person resumes it. */
        PAUSED,
        /** It was begun. Found at the next start, it is one that the program left unfinished. */
        LEFT
    }
}
