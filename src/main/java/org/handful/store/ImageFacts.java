package org.handful.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.store.content.MeasureRows;
import org.handful.store.edit.DuplicateEdits;
import org.handful.store.edit.Edit;
import org.handful.store.edit.FlawEdits;
import org.handful.store.edit.ImageEdits;
import org.handful.store.edit.TableEdit;
import org.handful.store.record.EditKind;
import org.handful.store.record.ImageDates;
import org.handful.store.sql.Database;
import org.handful.store.sql.Work;

/** What the program finds out about images by itself, and what a person makes of it. Thread-safe. */
public final class ImageFacts {
    private final Database database;

    ImageFacts(Database database) {
        this.database = database;
    }

    /** Sha-256 to name to value; not part of the history, for a measure depends on nothing but the pixels. */
    public Map<String, Map<String, String>> measures() throws HandfulException {
        return database.read(MeasureRows::all);
    }

    /** Contents without a measure of that name: never measured, or by an older version. */
    public List<String> unmeasured(String measure) throws HandfulException {
        return database.read(sql -> MeasureRows.missing(sql, measure));
    }

    public void putMeasures(Map<String, Map<String, String>> bySha256) throws HandfulException {
        change(sql -> MeasureRows.put(sql, bySha256));
    }

    /** By name of the image. */
    public Map<String, ImageDates> dates() throws HandfulException {
        return database.read(MeasureRows::dates);
    }

    /** Groups of digests that a person wants to keep as they are. */
    public List<Set<String>> keptDuplicates() throws HandfulException {
        return database.read(DuplicateEdits::kept);
    }

    /** An edit. */
    public void keepDuplicates(Collection<String> digests, int images) throws HandfulException {
        change(sql -> DuplicateEdits.keep(sql, digests, images));
    }

    /** Digests of images that a person says are fine, whatever was measured on them. */
    public Set<String> fine() throws HandfulException {
        return database.read(FlawEdits::fine);
    }

    /** An edit. */
    public void sayFine(Collection<String> digests) throws HandfulException {
        change(sql -> FlawEdits.fine(sql, digests));
    }

    /**
     * An edit: labels, sides and attributes from a table.
     *
     * @param table its name, for the history
     * @param labels whether it has labels
     * @return images changed
     */
    public int readTable(String table, boolean labels, Map<String, TableEdit.Given> byImage) throws HandfulException {
        return database.write(sql -> TableEdit.read(sql,
                new Edit(labels ? EditKind.LABELS_READ : EditKind.ATTRIBUTES_READ, table), byImage));
    }

    /**
     * An edit: a computed attribute becomes one that a person stands for.
     *
     * @return images changed
     */
    public int adopt(String attribute, Map<String, Map<String, String>> byImage) throws HandfulException {
        return database.write(
                sql -> ImageEdits.setAttributes(sql, new Edit(EditKind.ATTRIBUTE_ADOPTED, attribute), byImage));
    }

    private void change(Work.Action action) throws HandfulException {
        database.write(action.asWork());
    }
}
