package org.handful.store;

import java.util.Collection;
import org.handful.error.HandfulException;
import org.handful.store.edit.ClassEdits;
import org.handful.store.sql.Database;
import org.handful.store.sql.Work;

/** How the classes of a project look and which of them take part. Edits, each undoable. Thread-safe. */
public final class ClassEditing {
    private final Database database;

    ClassEditing(Database database) {
        this.database = database;
    }

    /** @param colour {@code #rrggbb}; null gives the colour back that its place has */
    public void recolour(String name, String colour) throws HandfulException {
        change(sql -> ClassEdits.recolour(sql, name, colour));
    }

    /** A class that is not active takes no part in new runs; its images keep their label. */
    public void setActive(Collection<String> names, boolean active) throws HandfulException {
        change(sql -> ClassEdits.setActive(sql, names, active));
    }

    private void change(Work.Action action) throws HandfulException {
        database.write(action.asWork());
    }
}
