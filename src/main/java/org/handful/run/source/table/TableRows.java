package org.handful.run.source.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table by image, with what was odd about them, so that labels and attributes are checked alike.
 *
 * @param values image to column to value, first row of each image, empty cells absent
 * @param lines image to the line of that row
 * @param empty cells without a value
 * @param duplicates rows that were not taken
 */
public record TableRows(
        Map<String, Map<String, String>> values, Map<String, Long> lines, List<TableReport.Place> empty,
        List<TableReport.Place> duplicates) {
    /** @param optional columns that may stay empty without being reported */
    static TableRows of(CsvTable table, Set<String> optional) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        List<TableReport.Place> empty = new ArrayList<>();
        List<TableReport.Place> duplicates = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            if (values.containsKey(row.image())) {
                duplicates.add(new TableReport.Place(row.line(), row.image(), "image"));
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int c = 0; c < row.cells().size(); c++) {
                String column = table.header().get(c + 1);
                if (!row.cells().get(c).isEmpty()) {
                    cells.put(column, row.cells().get(c));
                } else if (!optional.contains(column)) {
                    empty.add(new TableReport.Place(row.line(), row.image(), column));
                }
            }
            values.put(row.image(), Collections.unmodifiableMap(cells));
            lines.put(row.image(), row.line());
        }
        return new TableRows(Collections.unmodifiableMap(values), Collections.unmodifiableMap(lines),
                List.copyOf(empty), List.copyOf(duplicates));
    }

    TableReport report(Set<String> images) {
        List<TableReport.Place> unknown = lines.entrySet().stream()
                .filter(row -> !images.contains(row.getKey()))
                .map(row -> new TableReport.Place(row.getValue(), row.getKey(), "image"))
                .toList();
        List<TableReport.Place> missing = empty.stream().filter(cell -> images.contains(cell.image())).toList();
        List<String> without = new TreeSet<>(images).stream().filter(name -> !lines.containsKey(name)).toList();
        return new TableReport(unknown, missing, duplicates, without);
    }
}
