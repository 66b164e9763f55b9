package org.handful.run.local;

import org.handful.error.HandfulException;
import org.handful.run.shelf.RunShelf;
import org.handful.store.ProjectFile;

/** The runs of a project file, as cards. */
final class LocalShelf implements RunShelf {
    /** Makes an edit of the session, which tells everybody of it. */
    interface Editor {
        void edit(LocalSession.Edit edit) throws HandfulException;
    }

    private final ProjectFile file;
    private final Editor editor;

    LocalShelf(ProjectFile file, Editor editor) {
        this.file = file;
        this.editor = editor;
    }

    @Override
    public void star(long run, boolean starred) throws HandfulException {
        editor.edit(f -> f.starRun(run, starred));
    }

    @Override
    public void note(long run, String notes) throws HandfulException {
        editor.edit(f -> f.noteRun(run, notes));
    }
}
