package org.handful.store.edit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
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

    /** @param colour {@code #rrggbb}; null gives the colour back that its place has */
    public static void recolour(Sql sql, String name, String colour) throws SQLException, HandfulException {
        long id = ClassIds.existing(sql, name);
        if (colour != null && !colour.matches("#[0-9a-f]{6}")) {
            throw new InputException(InputException.Problem.BAD_SETTING, "colour", colour, "#rrggbb");
        }
        String before = sql.list("SELECT colour FROM class WHERE id = ?", row -> row.getString(1), id).getFirst();
        Journal.record(sql, new Edit(EditKind.CLASS_COLOURED, name)
                .counting(1)
                .set(Target.CLASS_COLOUR, id, before, colour));
    }

    /** Lets classes take part in new runs or not; those that do already, or do not, stay. */
    public static void setActive(Sql sql, Collection<String> names, boolean active)
            throws SQLException, HandfulException {
        Map<Long, String> changing = new LinkedHashMap<>();
        for (String name : names) {
            long id = ClassIds.existing(sql, name);
            if (sql.number("SELECT active FROM class WHERE id = ?", id) == 1 != active) {
                changing.put(id, name);
            }
        }
        if (changing.isEmpty()) {
            return;
        }
        Edit edit = new Edit(active ? EditKind.CLASSES_ON : EditKind.CLASSES_OFF,
                changing.values().iterator().next()).counting(changing.size());
        Edit.Column column = edit.column(Target.CLASS_ACTIVE, "");
        changing.keySet().forEach(id -> column.set(id, active ? "0" : "1", active ? "1" : "0"));
        column.add();
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
