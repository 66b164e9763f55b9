package org.handful.ui.common;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The notices that are open, newest last. FX thread. */
public final class Notices {
    private static final int MOST = 4;

    private final ObservableList<Notice> open = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly = FXCollections.unmodifiableObservableList(open);

    public ObservableList<Notice> open() {
        return readOnly;
    }

    /** Shows it; one with the same text takes the place of the older one. */
    public void show(Notice notice) {
        open.removeIf(n -> n.text().equals(notice.text()));
        open.add(notice);
        if (open.size() > MOST) {
            open.removeFirst();
        }
    }

    public void dismiss(Notice notice) {
        open.remove(notice);
    }

    public void clear() {
        open.clear();
    }
}
