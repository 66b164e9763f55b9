package org.handful.run.data;

import java.util.List;
import org.handful.error.HandfulException;

/** Every edit of a project since its beginning, also those that were undone and can be redone. */
public interface HistoryList {
    /** Oldest first. */
    List<HistoryLine> lines() throws HandfulException;

    /**
     * Undoes or redoes, one after the other, until that line is the last that is applied; nothing when it is gone.
     *
     * @param step of the line, or 0 for the beginning
     */
    void goTo(long step) throws HandfulException;
}
