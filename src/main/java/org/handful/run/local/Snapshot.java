package org.handful.run.local;

import java.util.List;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.store.ProjectFile;
import org.handful.store.record.HistoryEntry;

/**
 * What the FX thread may ask at any time: read once after every edit and kept.
 *
 * @param undoable words of the edit that undo would take back
 */
record Snapshot(Dataset dataset, Optional<String> undoable, Optional<String> redoable) {
    static Snapshot of(ProjectFile file) throws HandfulException {
        List<HistoryEntry> history = file.history();
        Optional<String> undo = history.reversed().stream()
                .filter(HistoryEntry::applied).findFirst().map(HistoryEntry::words);
        Optional<String> redo = history.stream()
                .filter(e -> !e.applied()).findFirst().map(HistoryEntry::words);
        return new Snapshot(file.dataset(), undo, redo);
    }
}
