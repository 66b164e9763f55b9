package org.handful.run.queue;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.model.RunSpec;
import org.handful.run.queue.QueuedRun.State;

/**
 * The runs that wait. Kept in the project file, so that they outlive the program; no part of the history. A run that
 * begins stays here as {@link State#LEFT} until its end, so that even a program that is killed leaves a trace of it.
 * Nothing here starts a run. Thread-safe; touches the disk.
 */
public interface RunQueue {
    /** In the order in which they shall run. */
    List<QueuedRun> all() throws HandfulException;

    /** Puts runs at the end. */
    List<QueuedRun> add(List<RunSpec> specs) throws HandfulException;

    /** @param place from 0 */
    void move(long id, int place) throws HandfulException;

    void mark(long id, State state) throws HandfulException;

    /** It is over, or nobody wants it any more; nothing happens when it is gone already. */
    void remove(long id) throws HandfulException;
}
