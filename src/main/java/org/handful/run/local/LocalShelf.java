package org.handful.run.local;

import org.handful.error.HandfulException;
import org.handful.run.local.data.Editing;
import org.handful.run.shelf.RunShelf;

/** The runs of a project file, as cards. */
final class LocalShelf implements RunShelf {
    private final Editing editing;

    LocalShelf(Editing editing) {
        this.editing = editing;
    }

    @Override
    public void star(long run, boolean starred) throws HandfulException {
        editing.make(f -> f.starRun(run, starred));
    }

    @Override
    public void note(long run, String notes) throws HandfulException {
        editing.make(f -> f.noteRun(run, notes));
    }
}
