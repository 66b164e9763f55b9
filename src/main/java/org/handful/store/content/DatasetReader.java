package org.handful.store.content;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.store.codec.Json;
import org.handful.store.edit.Journal;
import org.handful.store.sql.Sql;

/**
 * The images of a project as one snapshot. The first read takes three queries, however many images there are; the next
 * ones ask the history what was touched since and read those rows only, so that one label among 50,000 images costs
 * milliseconds. What a snapshot shows must therefore change by edits alone. Not thread-safe.
 */
public final class DatasetReader {
    private static final Comparator<Row> BY_NAME = Comparator.comparing(row -> row.sample.image().name());

    /** @param classId 0 without a label */
    private record Row(long id, long classId, Sample sample) {}

    /** @param places index in the label space by id */
    private record Classes(LabelSpace labels, Map<Long, Integer> places) {}

    private final Map<String, String> words = new HashMap<>();
    private long cursor;
    private Classes classes;
    private List<Row> rows = List.of();
    private Dataset dataset;

    /** The next read starts from nothing. */
    public void forget() {
        dataset = null;
    }

    public Dataset read(Sql sql) throws SQLException {
        long now = sql.number("SELECT cursor FROM project");
        if (dataset != null && now == cursor) {
            return dataset;
        }
        Dataset before = dataset;
        Optional<Map<String, Set<Long>>> touched = before == null ? Optional.empty() : Journal.touched(sql, cursor);
        // Whatever fails from here on, the next read starts from nothing.
        dataset = null;
        dataset = touched.isPresent() ? renewed(sql, before, touched.get()) : all(sql);
        cursor = now;
        return dataset;
    }

    private Dataset all(Sql sql) throws SQLException {
        classes = classes(sql);
        rows = rows(sql, null);
        rows.sort(BY_NAME);
        return assemble(attributeNames());
    }

    private Dataset renewed(Sql sql, Dataset before, Map<String, Set<Long>> touched) throws SQLException {
        Set<Long> images = new HashSet<>(touched.getOrDefault("image", Set.of()));
        images.addAll(touched.getOrDefault("image_attribute", Set.of()));
        if (images.size() > rows.size() / 2) {
            return all(sql);
        }
        if (touched.containsKey("class")) {
            Map<Long, Integer> places = classes.places;
            classes = classes(sql);
            if (!classes.places.equals(places)) {
                rows.replaceAll(this::renumbered);
            }
        }
        if (!images.isEmpty()) {
            rows.removeIf(row -> images.contains(row.id));
            rows.addAll(rows(sql, images));
            // Nearly in order already, which this sort is fast at.
            rows.sort(BY_NAME);
        }
        return assemble(images.isEmpty() ? before.attributeNames() : attributeNames());
    }

    private Dataset assemble(List<String> attributeNames) {
        return new Dataset(classes.labels, attributeNames, rows.stream().map(Row::sample).toList());
    }

    private List<String> attributeNames() {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.sample.attributes().keySet()));
        return List.copyOf(names);
    }

    private Row renumbered(Row row) {
        int label = label(row.classId);
        Sample s = row.sample;
        return label == s.label()
                ? row
                : new Row(row.id, row.classId, new Sample(s.image(), label, s.attributes(), s.role()));
    }

    private int label(long classId) {
        return classes.places.getOrDefault(classId, Sample.UNLABELLED);
    }

    private static Classes classes(Sql sql) throws SQLException {
        Map<Long, Integer> places = new HashMap<>();
        Map<String, String> colours = new HashMap<>();
        Set<String> off = new HashSet<>();
        List<String> names = sql.list(
                "SELECT id, name, colour, active FROM class WHERE live = 1 ORDER BY position, id", row -> {
                    String name = row.getString(2);
                    places.put(row.getLong(1), places.size());
                    if (row.getString(3) != null) {
                        colours.put(name, row.getString(3));
                    }
                    if (!row.getBoolean(4)) {
                        off.add(name);
                    }
                    return name;
                });
        return new Classes(new LabelSpace(names, colours, off), places);
    }

    /** @param ids null for all; those that are not there any more are left out */
    private List<Row> rows(Sql sql, Set<Long> ids) throws SQLException {
        // All in the order of the table, not of the name index: half the time for 50,000 images.
        String images = ids == null ? "image i NOT INDEXED" : "json_each(?) j CROSS JOIN image i ON i.id = j.value";
        Object[] wanted = ids == null ? new Object[0] : new Object[] {Json.write(ids)};
        Map<Long, Map<String, String>> attributes = attributes(sql, ids, wanted);
        return sql.list(
                "SELECT i.id, i.name, c.sha256, c.width, c.height, c.phash, i.class_id, i.role FROM " + images
                        + " CROSS JOIN content c ON c.id = i.content_id WHERE i.live = 1",
                row -> new Row(row.getLong(1), row.getLong(7), new Sample(
                        new ImageRef(row.getString(2), row.getString(3), row.getInt(4), row.getInt(5), row.getLong(6)),
                        label(row.getLong(7)),
                        attributes.getOrDefault(row.getLong(1), Map.of()),
                        SplitRole.valueOf(row.getString(8)))),
                wanted);
    }

    private Map<Long, Map<String, String>> attributes(Sql sql, Set<Long> ids, Object[] wanted) throws SQLException {
        String images = ids == null ? "image i" : "json_each(?) j CROSS JOIN image i ON i.id = j.value";
        Map<Long, Map<String, String>> out = new HashMap<>();
        sql.list("SELECT a.image_id, a.name, a.value FROM " + images
                + " JOIN image_attribute a ON a.image_id = i.id WHERE i.live = 1", row -> {
            // The same few words stand in every row: one copy of each serves all.
            String name = words.computeIfAbsent(row.getString(2), word -> word);
            String value = words.computeIfAbsent(row.getString(3), word -> word);
            return out.computeIfAbsent(row.getLong(1), id -> new LinkedHashMap<>()).put(name, value);
        }, wanted);
        return out;
    }
}
