package org.handful.run.local.data;

import java.util.List;
import org.handful.error.HandfulException;
import org.handful.run.data.HistoryLine;
import org.handful.run.data.HistoryList;
import org.handful.store.ProjectFile;

/** The history of the project file. */
public record FileHistory(ProjectFile file, Editing editing) implements HistoryList {
    @Override
    public List<HistoryLine> lines() throws HandfulException {
        return file.history().stream().map(e -> new HistoryLine(e.step(), e.at(), e.words(), e.applied())).toList();
    }

    @Override
    public void goTo(long step) throws HandfulException {
        editing.make(f -> f.goTo(step));
    }
}
