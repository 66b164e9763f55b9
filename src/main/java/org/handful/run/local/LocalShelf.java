package org.handful.run.local;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.run.local.data.Editing;
import org.handful.run.shelf.RunImages;
import org.handful.run.shelf.RunShelf;
import org.handful.store.ProjectFile;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;

/** The runs of a project file, as cards. */
final class LocalShelf implements RunShelf {
    private final ProjectFile file;
    private final Editing editing;

    LocalShelf(ProjectFile file, Editing editing) {
        this.file = file;
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

    @Override
    public RunImages images(long run) throws HandfulException {
        StoredRun stored = file.run(run);
        List<String> classes = stored.summary().classes();
        return new RunImages(used(stored.support(), classes), used(stored.test(), classes));
    }

    private static List<RunImages.Used> used(List<RunImage> images, List<String> classes) {
        return images.stream().map(i -> new RunImages.Used(i.name(), i.sha256(),
                i.truth() < 0 ? null : classes.get(i.truth()), i.attributes())).toList();
    }
}
