package org.handful.ui.train.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handful.ui.common.Texts;

/** The table for a spreadsheet: a line per figure and setting, a column per run and one per difference. */
final class CompareCsv {
    private CompareCsv() {}

    static String write(Comparison comparison, List<CompareRow> rows, Texts texts) {
        List<String> head = new ArrayList<>(List.of(""));
        for (Column column : comparison.columns()) {
            head.add(texts.get("compare.name", column.mark(), column.info().name()));
            head.add(texts.get("compare.csv.difference", column.mark(), comparison.referenceColumn().mark()));
        }
        StringBuilder out = new StringBuilder(line(head));
        for (CompareRow row : rows) {
            if (!row.section()) {
                List<String> cells = new ArrayList<>(List.of(row.name()));
                row.cells().forEach(c -> {
                    cells.add(c.text());
                    cells.add(c.difference());
                });
                out.append(line(cells));
            }
        }
        return out.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CompareCsv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String text) {
        String plain = text.replace('\u00a0', ' ');
        return plain.matches("[^\",\\r\\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }
}
