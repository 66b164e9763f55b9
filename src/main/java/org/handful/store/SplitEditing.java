package org.handful.store;

import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.model.SplitRole;
import org.handful.store.edit.SplitEdits;
import org.handful.store.edit.TestLock;
import org.handful.store.sql.Database;

/** The split that is kept with the images of a project. Edits, each undoable. Thread-safe. */
public final class SplitEditing {
    private final Database database;

    SplitEditing(Database database) {
        this.database = database;
    }

    /**
     * As one edit.
     *
     * @param shots images per class that were asked for, for the history
     * @return images changed
     */
    public int draw(Map<String, SplitRole> roles, int shots, long seed) throws HandfulException {
        return database.write(sql -> SplitEdits.draw(sql, roles, shots, seed));
    }

    /** Takes every image off its side; what is switched off stays off. @return images changed */
    public int clear() throws HandfulException {
        return database.write(SplitEdits::clear);
    }

    /** While it is locked no image enters or leaves the test set. */
    public void lock(boolean locked) throws HandfulException {
        database.write(sql -> {
            SplitEdits.lock(sql, locked);
            return null;
        });
    }

    public boolean locked() throws HandfulException {
        return database.read(TestLock::on);
    }
}
