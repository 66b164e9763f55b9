package org.handful.store.edit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.handful.error.HandfulException;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** Edits of classes. Every method runs inside the caller's transaction. */
public final class ClassEdits {
    private ClassEdits() {}

    public static void add(Sql sql, String name) throws SQLException, HandfulException {
        Edit edit = new Edit(EditKind.CLASS_ADDED, name).counting(1);
        new ClassIds(sql, edit).orNew(ClassIds.free(sql, name));
        Journal.record(sql, edit);
    }

    public static void rename(Sql sql, String from, String to) throws SQLException, HandfulException {
        long id = ClassIds.existing(sql, from);
        if (!from.equals(to)) {
            ClassIds.free(sql, to);
            Journal.record(sql, new Edit(EditKind.CLASS_RENAMED, from, to)
                    .counting(1)
                    .set(Target.CLASS_NAME, id, from, to));
        }
    }

    /** Moves the images of some classes into another; the emptied classes go. */
    public static void merge(Sql sql, Collection<String> from, String into) throws SQLException, HandfulException {
        long target = ClassIds.existing(sql, into);
        List<Long> sources = new ArrayList<>();
        for (String name : from) {
            long id = ClassIds.existing(sql, name);
            if (id != target && !sources.contains(id)) {
                sources.add(id);
            }
        }
        Edit edit = new Edit(EditKind.CLASSES_MERGED, into).counting(sources.size());
        for (long source : sources) {
            dissolve(sql, edit, source, Long.toString(target));
        }
        Journal.record(sql, edit);
    }

    /** The images of the class stay, without a label. */
    public static void delete(Sql sql, String name) throws SQLException, HandfulException {
        Edit edit = new Edit(EditKind.CLASS_DELETED, name).counting(1);
        dissolve(sql, edit, ClassIds.existing(sql, name), null);
        Journal.record(sql, edit);
    }

    /** @param position among the classes, from 0 */
    public static void move(Sql sql, String name, int position) throws SQLException, HandfulException {
        long moved = ClassIds.existing(sql, name);
        record Place(long id, String position) {}
        List<Place> before = sql.list(
                "SELECT id, position FROM class WHERE live = 1 ORDER BY position, id",
                row -> new Place(row.getLong(1), row.getString(2)));
        List<Place> after = new ArrayList<>(before);
        after.removeIf(place -> place.id == moved);
        after.add(Math.clamp(position, 0, after.size()),
                before.stream().filter(place -> place.id == moved).findFirst().orElseThrow());
        Edit edit = new Edit(EditKind.CLASS_MOVED, name).counting(1);
        if (!after.equals(before)) {
            Edit.Column positions = edit.column(Target.CLASS_POSITION, "");
            for (int i = 0; i < after.size(); i++) {
                positions.set(after.get(i).id, after.get(i).position, Integer.toString(i));
            }
            positions.add();
        }
        Journal.record(sql, edit);
    }

    private static void dissolve(Sql sql, Edit edit, long id, String intoId) throws SQLException {
        Edit.Column labels = edit.column(Target.IMAGE_CLASS, "");
        for (long image : sql.list(
                "SELECT id FROM image WHERE class_id = ? AND live = 1", row -> row.getLong(1), id)) {
            labels.set(image, Long.toString(id), intoId);
        }
        labels.add();
        edit.set(Target.CLASS_LIVE, id, "1", "0");
    }
}
