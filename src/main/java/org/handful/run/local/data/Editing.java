package org.handful.run.local.data;

import org.handful.error.HandfulException;
import org.handful.store.ProjectFile;

/** How an edit is made: on the file first; then the snapshot is read and listeners hear of it. */
public interface Editing {
    /** An edit of the project file. */
    interface Edit {
        void on(ProjectFile file) throws HandfulException;
    }

    void make(Edit edit) throws HandfulException;
}
