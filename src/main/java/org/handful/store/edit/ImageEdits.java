package org.handful.store.edit;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.model.SplitRole;
import org.handful.store.codec.Json;
import org.handful.store.record.EditKind;
import org.handful.store.sql.Sql;

/** Edits of images that are there. Every method runs inside the caller's transaction and returns images changed. */
public final class ImageEdits {
    private ImageEdits() {}

    /** What an edit must know of an image that is there. */
    record Row(long id, String classId, String role) {}

    /** @param className made when there is none of that name; null takes the label away */
    public static int setLabel(Sql sql, Collection<String> names, String className)
            throws SQLException, HandfulException {
        Edit edit = className == null ? new Edit(EditKind.UNLABELLED) : new Edit(EditKind.LABELLED, className);
        Map<String, String> labels = new LinkedHashMap<>();
        names.forEach(name -> labels.put(name, className));
        return label(sql, edit, labels);
    }

    /** Labels that differ from image to image; a null value takes the label away. */
    public static int setLabels(Sql sql, Map<String, String> classByImage) throws SQLException, HandfulException {
        return label(sql, new Edit(EditKind.RELABELLED), classByImage);
    }

    private static int label(Sql sql, Edit edit, Map<String, String> classByImage)
            throws SQLException, HandfulException {
        int changed = relabel(sql, edit, rows(sql, classByImage.keySet()), classByImage).size();
        Journal.record(sql, edit.counting(changed));
        return changed;
    }

    /** As a part of an edit. @return the images that change */
    static List<Long> relabel(Sql sql, Edit edit, Map<String, Row> rows, Map<String, String> classByImage)
            throws SQLException, HandfulException {
        ClassIds classes = new ClassIds(sql, edit);
        Edit.Column labels = edit.column(Target.IMAGE_CLASS, "");
        for (Map.Entry<String, String> entry : classByImage.entrySet()) {
            Row row = rows.get(entry.getKey());
            String after = entry.getValue() == null ? null : Long.toString(classes.orNew(entry.getValue()));
            labels.set(row.id, row.classId, after);
        }
        return labels.add();
    }

    /** @param value null clears the attribute */
    public static int setAttribute(Sql sql, Collection<String> names, String attribute, String value)
            throws SQLException, HandfulException {
        Edit edit = value == null
                ? new Edit(EditKind.ATTRIBUTE_CLEARED, attribute)
                : new Edit(EditKind.ATTRIBUTE_SET, attribute, value);
        Map<String, String> values = new HashMap<>();
        values.put(attribute, value);
        Map<String, Map<String, String>> byImage = new LinkedHashMap<>();
        names.forEach(name -> byImage.put(name, values));
        return attributes(sql, edit, byImage);
    }

    /** Several attributes that differ from image to image, in one edit; those not named stay, a null value clears. */
    public static int setAttributes(Sql sql, Map<String, Map<String, String>> byImage)
            throws SQLException, HandfulException {
        return attributes(sql, new Edit(EditKind.ATTRIBUTES_SET), byImage);
    }

    /** The same under another name in the history. */
    public static int setAttributes(Sql sql, Edit edit, Map<String, Map<String, String>> byImage)
            throws SQLException, HandfulException {
        return attributes(sql, edit, byImage);
    }

    private static int attributes(Sql sql, Edit edit, Map<String, Map<String, String>> byImage)
            throws SQLException, HandfulException {
        int changed = describe(sql, edit, rows(sql, byImage.keySet()), byImage).size();
        Journal.record(sql, edit.counting(changed));
        return changed;
    }

    /** As a part of an edit. @return the images that change */
    static Set<Long> describe(Sql sql, Edit edit, Map<String, Row> rows, Map<String, Map<String, String>> byImage)
            throws SQLException, HandfulException {
        Set<String> attributes = new TreeSet<>();
        byImage.values().forEach(values -> attributes.addAll(values.keySet()));
        Set<Long> changed = new HashSet<>();
        for (String attribute : attributes) {
            if (attribute.isBlank()) {
                throw new InputException(
                        InputException.Problem.BAD_SETTING, Because.of("because.name.attribute"), "'" + attribute + "'",
                        Because.of("because.name.empty"));
            }
            Map<Long, String> before = new HashMap<>();
            sql.list("SELECT image_id, value FROM image_attribute WHERE name = ?",
                    row -> before.put(row.getLong(1), row.getString(2)), attribute);
            Edit.Column column = edit.column(Target.IMAGE_ATTRIBUTE, attribute);
            byImage.forEach((name, values) -> {
                if (values.containsKey(attribute)) {
                    long id = rows.get(name).id;
                    column.set(id, before.get(id), values.get(attribute));
                }
            });
            changed.addAll(column.add());
        }
        return changed;
    }

    /** Hides images; undo brings them back with all that was known about them. */
    public static int remove(Sql sql, Collection<String> names) throws SQLException, HandfulException {
        Edit edit = new Edit(EditKind.IMAGES_REMOVED);
        Edit.Column live = edit.column(Target.IMAGE_LIVE, "");
        boolean locked = TestLock.on(sql);
        for (Map.Entry<String, Row> image : rows(sql, names).entrySet()) {
            if (locked && image.getValue().role.equals(SplitRole.TEST.name())) {
                throw TestLock.refusal(image.getKey());
            }
            live.set(image.getValue().id, "1", "0");
        }
        int changed = live.add().size();
        Journal.record(sql, edit.counting(changed));
        return changed;
    }

    /** By name, in its order. @throws InputException when there is no image of a name */
    static Map<String, Row> rows(Sql sql, Collection<String> names) throws SQLException, HandfulException {
        Set<String> wanted = new LinkedHashSet<>(names);
        Map<String, Row> rows = new LinkedHashMap<>();
        sql.list(
                "SELECT name, id, class_id, role FROM image"
                        + " WHERE live = 1 AND name IN (SELECT value FROM json_each(?)) ORDER BY name",
                row -> rows.put(row.getString(1), new Row(row.getLong(2), row.getString(3), row.getString(4))),
                Json.write(wanted));
        if (rows.size() < wanted.size()) {
            wanted.removeAll(rows.keySet());
            List<String> some = sql.list(
                    "SELECT name FROM image WHERE live = 1 ORDER BY name LIMIT 5", row -> row.getString(1));
            throw new InputException(
                    InputException.Problem.UNKNOWN, Because.of("because.what.image", wanted.iterator().next()),
                    some.isEmpty() ? Because.of("because.there.none") : String.join(", ", some) + ", ...");
        }
        return rows;
    }
}
