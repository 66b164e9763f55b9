package org.handful.store;

import org.handful.error.HandfulException;
import org.handful.store.edit.AttributeEdits;
import org.handful.store.sql.Database;
import org.handful.store.sql.Work;

/** Attributes of a project as a whole. Edits, each undoable. Thread-safe. */
public final class AttributeEditing {
    private final Database database;

    AttributeEditing(Database database) {
        this.database = database;
    }

    public void rename(String from, String to) throws HandfulException {
        change(sql -> AttributeEdits.rename(sql, from, to));
    }

    /** The name of another value merges the two. */
    public void renameValue(String attribute, String from, String to) throws HandfulException {
        change(sql -> AttributeEdits.renameValue(sql, attribute, from, to));
    }

    public void delete(String attribute) throws HandfulException {
        change(sql -> AttributeEdits.delete(sql, attribute));
    }

    private void change(Work.Action action) throws HandfulException {
        database.write(action.asWork());
    }
}
