package org.handful.run.source.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.model.SplitRole;

/**
 * Labels of images from a CSV file with the header {@code image,label[,split[,ATTRIBUTE...]]}, instead of sub-folders.
 *
 * @param attributes names in the order of the columns
 * @param entries by image
 */
public record LabelTable(Path file, List<String> attributes, Map<String, Entry> entries, TableRows rows) {
    static final String LABEL = "label";
    private static final String SPLIT = "split";

    /**
     * @param label or null when the cell is empty
     * @param role {@link SplitRole#ANY} when the cell is empty or there is no such column
     * @param attributes empty cells are absent
     */
    public record Entry(String label, SplitRole role, Map<String, String> attributes) {}

    /** @throws HandfulException BAD_TABLE with file and line, or READ when the file cannot be read */
    public static LabelTable read(Path file) throws HandfulException {
        return of(file, CsvTable.read(file));
    }

    /** @param file what the table is called in complaints */
    public static LabelTable read(Path file, byte[] bytes) throws HandfulException {
        return of(file, CsvTable.read(file, bytes));
    }

    static LabelTable of(Path file, CsvTable table) throws HandfulException {
        List<String> header = table.header();
        if (header.size() < 2 || !header.get(1).equals(LABEL)) {
            throw CsvTable.bad(file, 1, "table.secondColumn", header.size() < 2 ? "" : header.get(1));
        } else if (header.size() > 2 && !header.get(2).equals(SPLIT)) {
            throw CsvTable.bad(file, 1, "table.thirdColumn", header.get(2));
        }
        TableRows rows = TableRows.of(table, Set.of(SPLIT));
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (var row : rows.values().entrySet()) {
            Map<String, String> attributes = new LinkedHashMap<>(row.getValue());
            String label = attributes.remove(LABEL);
            String split = attributes.remove(SPLIT);
            entries.put(row.getKey(), new Entry(label, role(file, rows.lines().get(row.getKey()), split), attributes));
        }
        return new LabelTable(file, header.subList(Math.min(3, header.size()), header.size()), entries, rows);
    }

    /** Compares the table with the images that there are. */
    public TableReport report(Set<String> images) {
        return rows.report(images);
    }

    private static SplitRole role(Path file, long line, String split) throws InputException {
        return switch (split == null ? "" : split.toLowerCase(Locale.ROOT)) {
            case "" -> SplitRole.ANY;
            case "support" -> SplitRole.SUPPORT;
            case "test" -> SplitRole.TEST;
            case "off" -> SplitRole.OFF;
            default -> throw CsvTable.bad(file, line, "table.split", split);
        };
    }
}
