package org.handful.run.source.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.error.HandfulException;

/**
 * Attributes of images from a CSV file with the header {@code image,ATTRIBUTE,...}: what subgroups are made of.
 *
 * @param attributes names in the order of the columns
 * @param values image to attribute to value; empty cells are absent
 */
public record AttributeTable(Path file, List<String> attributes, Map<String, Map<String, String>> values,
        TableRows rows) {
    /** @throws HandfulException BAD_TABLE with file and line, or READ when the file cannot be read */
    public static AttributeTable read(Path file) throws HandfulException {
        return of(file, CsvTable.read(file));
    }

    /** @param file what the table is called in complaints */
    public static AttributeTable read(Path file, byte[] bytes) throws HandfulException {
        return of(file, CsvTable.read(file, bytes));
    }

    static AttributeTable of(Path file, CsvTable table) throws HandfulException {
        if (table.header().size() < 2) {
            throw CsvTable.bad(file, 1, "table.noAttribute");
        }
        TableRows rows = TableRows.of(table, Set.of());
        return new AttributeTable(file, table.header().subList(1, table.header().size()), rows.values(), rows);
    }

    /** Compares the table with the images that there are. */
    public TableReport report(Set<String> images) {
        return rows.report(images);
    }
}
