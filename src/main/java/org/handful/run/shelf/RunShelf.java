package org.handful.run.shelf;

import org.handful.error.HandfulException;

/** What can be done with the runs of a project once they ended. Thread-safe; not for the FX thread. */
public interface RunShelf {
    /** Undoable. */
    void star(long run, boolean starred) throws HandfulException;

    /** Replaces what a person wrote about a run; undoable. */
    void note(long run, String notes) throws HandfulException;

    /** What a run learned from and was tested on, as it was then. */
    RunImages images(long run) throws HandfulException;
}
