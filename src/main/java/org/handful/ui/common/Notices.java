package org.handful.ui.common;

import java.time.Instant;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The notices that are open, newest last, and all that were told since the program began. FX thread. */
public final class Notices {
    private static final int MOST = 2;
    private static final int REMEMBERED = 100;

    /** A notice with the time when it was told. */
    public record Told(Notice notice, Instant time) {}

    private final ObservableList<Notice> open = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly = FXCollections.unmodifiableObservableList(open);
    private final ObservableList<Told> told = FXCollections.observableArrayList();
    private final ObservableList<Told> toldReadOnly = FXCollections.unmodifiableObservableList(told);
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private final DoubleProperty covered = new SimpleDoubleProperty();

    public ObservableList<Notice> open() {
        return readOnly;
    }

    /** Newest first, those that were put away too. */
    public ObservableList<Told> told() {
        return toldReadOnly;
    }

    /** How many were told since somebody last looked at {@link #told}. */
    public ReadOnlyIntegerProperty unseen() {
        return unseen.getReadOnlyProperty();
    }

    /** Pixels of the lower end of the work that lie below the open ones: what scrolls there can be scrolled clear. */
    public DoubleProperty covered() {
        return covered;
    }

    /** Somebody looks at all of them. */
    public void seen() {
        unseen.set(0);
    }

    /** Shows it; one with the same text takes the place of the older one. */
    public void show(Notice notice) {
        open.removeIf(n -> n.text().equals(notice.text()));
        open.add(notice);
        if (open.size() > MOST) {
            open.removeFirst();
        }
        told.addFirst(new Told(notice, Instant.now()));
        if (told.size() > REMEMBERED) {
            told.removeLast();
        }
        unseen.set(Math.min(unseen.get() + 1, told.size()));
    }

    public void dismiss(Notice notice) {
        open.remove(notice);
    }

    public void clear() {
        open.clear();
    }
}
