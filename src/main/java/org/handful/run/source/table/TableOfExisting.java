package org.handful.run.source.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.model.SplitRole;

/**
 * A table for images that are there already, of labels or of attributes alone: its second column tells. An empty cell
 * leaves what the image has.
 *
 * @param labels whether it has labels
 * @param attributes names in the order of the columns
 * @param entries by image
 */
public record TableOfExisting(
        boolean labels, List<String> attributes, Map<String, LabelTable.Entry> entries, TableRows rows) {
    /** @throws HandfulException BAD_TABLE with file and line, or READ when the file cannot be read */
    public static TableOfExisting read(Path file) throws HandfulException {
        CsvTable table = CsvTable.read(file);
        if (table.header().size() > 1 && table.header().get(1).equals(LabelTable.LABEL)) {
            LabelTable of = LabelTable.of(file, table);
            return new TableOfExisting(true, of.attributes(), of.entries(), of.rows());
        }
        AttributeTable of = AttributeTable.of(file, table);
        Map<String, LabelTable.Entry> entries = new LinkedHashMap<>();
        of.values().forEach((image, values) -> entries.put(image, new LabelTable.Entry(null, SplitRole.ANY, values)));
        return new TableOfExisting(false, of.attributes(), entries, of.rows());
    }

    /** Compares the table with the images that there are. */
    public TableReport report(Set<String> images) {
        return rows.report(images);
    }
}
