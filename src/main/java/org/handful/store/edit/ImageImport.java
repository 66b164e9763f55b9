package org.handful.store.edit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.model.ImageRef;
import org.handful.store.content.MeasureRows;
import org.handful.model.SplitRole;
import org.handful.store.record.AddedImages;
import org.handful.store.record.EditKind;
import org.handful.store.record.NewImage;
import org.handful.store.sql.Sql;

/** Adds images inside the caller's transaction: content once, whatever the number of names it has. */
public final class ImageImport {
    private final Sql sql;
    private final Edit edit = new Edit(EditKind.IMAGES_ADDED);
    private final ClassIds classes;
    private final Edit.Column live;
    private final Instant now = Instant.now();
    private final boolean locked;
    private final Map<String, String> shaByNewName = new HashMap<>();
    private final List<ImageRef> added = new ArrayList<>();
    private final List<ImageRef> alreadyThere = new ArrayList<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();

    private ImageImport(Sql sql) throws SQLException {
        this.sql = sql;
        locked = TestLock.on(sql);
        classes = new ClassIds(sql, edit);
        live = edit.column(Target.IMAGE_LIVE, "");
    }

    /** @param step see {@link Journal#record(Sql, Edit, long)} */
    public record Outcome(AddedImages images, long step) {}

    public static Outcome run(Sql sql, List<NewImage> images, long step) throws SQLException, HandfulException {
        ImageImport run = new ImageImport(sql);
        for (NewImage image : images) {
            run.add(image);
        }
        run.live.add();
        run.edit.counting(run.added.size());
        long own = Journal.record(sql, run.edit, step);
        return new Outcome(new AddedImages(run.added, run.alreadyThere, run.renamed), own);
    }

    private void add(NewImage image) throws SQLException, HandfulException {
        ImageRef ref = image.image();
        String name = ref.name();
        for (int i = 2; ; i++) {
            Optional<String> sha = shaOf(name);
            if (sha.isEmpty()) {
                break;
            }
            if (sha.get().equals(ref.sha256())) {
                alreadyThere.add(named(ref, name));
                return;
            }
            name = numbered(ref.name(), i);
        }
        if (image.role() == SplitRole.TEST && locked) {
            throw TestLock.refusal(name);
        }
        String classId = image.className() == null ? null : Long.toString(classes.orNew(image.className()));
        long id = sql.number(
                "INSERT INTO image (name, content_id, class_id, role, live, added, dated)"
                        + " VALUES (?, ?, ?, ?, 0, ?, ?) RETURNING id",
                name, content(image), classId, image.role(), now, image.facts().dated());
        for (Map.Entry<String, String> attribute : image.attributes().entrySet()) {
            sql.update("INSERT INTO image_attribute (image_id, name, value) VALUES (?, ?, ?)",
                    id, attribute.getKey(), attribute.getValue());
        }
        live.set(id, "0", "1");
        shaByNewName.put(name, ref.sha256());
        added.add(named(ref, name));
        if (!name.equals(ref.name())) {
            renamed.put(ref.name(), name);
        }
    }

    private Optional<String> shaOf(String name) throws SQLException {
        String fresh = shaByNewName.get(name);
        return fresh != null
                ? Optional.of(fresh)
                : sql.first(
                        "SELECT c.sha256 FROM image i JOIN content c ON c.id = i.content_id"
                                + " WHERE i.name = ? AND i.live = 1",
                        row -> row.getString(1), name);
    }

    private long content(NewImage image) throws SQLException {
        ImageRef ref = image.image();
        Optional<Long> known =
                sql.first("SELECT id FROM content WHERE sha256 = ?", row -> row.getLong(1), ref.sha256());
        long id = known.isPresent()
                ? known.get()
                : sql.number(
                        "INSERT INTO content (sha256, width, height, phash) VALUES (?, ?, ?, ?) RETURNING id",
                        ref.sha256(), ref.width(), ref.height(), ref.perceptualHash());
        switch (image.source()) {
            case NewImage.Source.Stored stored ->
                sql.update("INSERT OR IGNORE INTO content_bytes (content_id, bytes) VALUES (?, ?)", id, stored.bytes());
            case NewImage.Source.Linked linked ->
                sql.update("UPDATE content SET link = ? WHERE id = ?", linked.file().toAbsolutePath(), id);
        }
        sql.update("INSERT OR IGNORE INTO thumbnail (content_id, jpeg) VALUES (?, ?)", id, image.thumbnailJpeg());
        MeasureRows.put(sql, id, image.facts().measures());
        return id;
    }

    private static ImageRef named(ImageRef ref, String name) {
        return new ImageRef(name, ref.sha256(), ref.width(), ref.height(), ref.perceptualHash());
    }

    /** {@code ant/1.jpg} becomes {@code ant/1 (2).jpg}. */
    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        int stem = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
        return name.substring(0, stem) + " (" + number + ")" + name.substring(stem);
    }
}
