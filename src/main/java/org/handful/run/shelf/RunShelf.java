package org.handful.run.shelf;

import java.util.List;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.run.Job;
import org.handful.run.TrainingListener;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.result.RunResult;
import org.handful.run.sessions.KeptSessions;

/** What can be done with the runs of a project once they ended. Thread-safe; not for the FX thread. */
public interface RunShelf {
    /** Undoable. */
    void star(long run, boolean starred) throws HandfulException;

    /** Replaces what a person wrote about a run; undoable. */
    void note(long run, String notes) throws HandfulException;

    /** What a run learned from and was tested on, as it was then. */
    RunImages images(long run) throws HandfulException;

    /** What the project as it is now would do differently for that run. */
    Drift drift(long run) throws HandfulException;

    /** What became of the images that nobody had checked; empty when it learned from none. */
    Optional<Cleaning> cleaning(long run) throws HandfulException;

    /** What became of it when classes were added, newest first; empty when nobody measured that. */
    List<KeptSessions> sessions(long run) throws HandfulException;

    /** The figures of each label, of a run that tells labels; empty for one that tells one class. */
    Optional<MultiLabelTrial> labels(long run) throws HandfulException;

    /** Gives relabelled images of the project their new labels, and lets them and the kept ones take part; undoable. */
    void takeOver(Cleaning cleaning) throws HandfulException;

    /**
     * Runs it again with its own recorded images, labels and split, as a new run whose notes say whether the numbers
     * are the same.
     */
    Job<RunResult> repeat(long run, TrainingListener listener);
}
