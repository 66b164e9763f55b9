package org.handful.run.local;

import java.util.Optional;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.model.Dataset;
import org.handful.run.fitted.GivenEmbeddings;
import org.handful.run.local.data.FileTexts;
import org.handful.run.text.TextInfo;
import org.handful.store.ProjectFile;
import org.handful.store.record.HistoryEntry;

/**
 * What the FX thread may ask at any time: read once after every edit and kept.
 *
 * @param undoable words of the edit that undo would take back
 * @param testLocked whether no image may enter or leave the test set
 * @param texts embeddings of the class names
 * @param fine digests of images that a person says are fine, whatever was measured on them
 */
record Snapshot(Dataset dataset, Optional<String> undoable, Optional<String> redoable, boolean testLocked,
        Set<String> fine, FileTexts.State texts) {
    static Snapshot of(ProjectFile file) throws HandfulException {
        Dataset data = file.dataset();
        return new Snapshot(data, file.undoable().map(HistoryEntry::words),
                file.redoable().map(HistoryEntry::words), file.split().locked(), file.facts().fine(),
                texts(file, data));
    }

    private static FileTexts.State texts(ProjectFile file, Dataset data) throws HandfulException {
        Optional<GivenEmbeddings> given = GivenEmbeddings.of(file);
        return given.isEmpty() || data.size() == 0
                ? FileTexts.State.NONE
                : new FileTexts.State(
                        true, file.texts().current().map(t -> TextInfo.of(t, data, given.get().dim())));
    }
}
