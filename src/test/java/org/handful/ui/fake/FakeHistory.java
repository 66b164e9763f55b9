package org.handful.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handful.run.data.HistoryLine;
import org.handful.run.data.HistoryList;

/** The history of a session in memory; the n-th edit is step n. */
record FakeHistory(FakeSession session) implements HistoryList {
    @Override
    public List<HistoryLine> lines() {
        List<HistoryLine> lines = new ArrayList<>();
        int applied = session.applied();
        for (String words : session.words()) {
            int step = lines.size() + 1;
            lines.add(new HistoryLine(step, Instant.EPOCH.plusSeconds(step), words, step <= applied));
        }
        return lines;
    }

    @Override
    public void goTo(long step) {
        while (session.applied() > step) {
            session.undo();
        }
        while (session.applied() < step && session.redoable().isPresent()) {
            session.redo();
        }
    }
}
