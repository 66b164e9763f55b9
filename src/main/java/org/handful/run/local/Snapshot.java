package org.handful.run.local;

import java.util.Optional;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.store.ProjectFile;
import org.handful.store.record.HistoryEntry;

/**
 * What the FX thread may ask at any time: read once after every edit and kept.
 *
 * @param undoable words of the edit that undo would take back
 * @param testLocked whether no image may enter or leave the test set
 * @param fine digests of images that a person says are fine, whatever was measured on them
 */
record Snapshot(Dataset dataset, Optional<String> undoable, Optional<String> redoable, boolean testLocked,
        Set<String> fine) {
    static Snapshot of(ProjectFile file) throws HandfulException {
        return new Snapshot(file.dataset(), file.undoable().map(HistoryEntry::words),
                file.redoable().map(HistoryEntry::words), file.split().locked(), file.facts().fine());
    }
}
