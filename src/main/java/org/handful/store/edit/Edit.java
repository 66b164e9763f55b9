package org.handful.store.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handful.store.record.EditKind;

/** An edit being put together: what it is called and which cells it changes. Not thread-safe. */
public final class Edit {
    private final EditKind kind;
    private final List<String> subject;
    private final List<CellChange> forward = new ArrayList<>();
    private final List<CellChange> backward = new ArrayList<>();
    private int count;

    /** @param subject names for the history list, as the kind tells */
    public Edit(EditKind kind, String... subject) {
        this.kind = kind;
        this.subject = List.of(subject);
    }

    /** How many things a person would say were changed. */
    public Edit counting(int things) {
        count = things;
        return this;
    }

    /** One row; nothing when the value stays. */
    public Edit set(Target target, long id, String before, String after) {
        Column column = column(target, "");
        column.set(id, before, after);
        column.add();
        return this;
    }

    /** Several rows of one column; nothing is changed before {@link Column#add}. */
    public Column column(Target target, String attribute) {
        return new Column(target, attribute);
    }

    boolean changesNothing() {
        return forward.isEmpty();
    }

    EditKind kind() {
        return kind;
    }

    List<String> subject() {
        return subject;
    }

    int count() {
        return count;
    }

    List<CellChange> forward() {
        return forward;
    }

    List<CellChange> backward() {
        return backward;
    }

    /** Rows of one column; those whose value stays are left out. */
    public final class Column {
        private final Target target;
        private final String attribute;
        private final List<Long> ids = new ArrayList<>();
        private final List<String> before = new ArrayList<>();
        private final List<String> after = new ArrayList<>();

        private Column(Target target, String attribute) {
            this.target = target;
            this.attribute = attribute;
        }

        public void set(long id, String valueBefore, String valueAfter) {
            if (!Objects.equals(valueBefore, valueAfter)) {
                ids.add(id);
                before.add(valueBefore);
                after.add(valueAfter);
            }
        }

        /** @return the rows that change */
        public List<Long> add() {
            if (!ids.isEmpty()) {
                forward.add(CellChange.of(target, attribute, ids, after));
                backward.addFirst(CellChange.of(target, attribute, ids, before));
            }
            return ids;
        }
    }
}
