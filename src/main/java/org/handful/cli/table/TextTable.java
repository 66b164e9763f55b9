package org.handful.cli.table;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, the first to the left and the others to the right, as wide as they need to be. */
public final class TextTable {
    private final List<String[]> rows = new ArrayList<>();
    private final int leftColumns;

    /** @param leftColumns how many columns are words, aligned to the left */
    public TextTable(int leftColumns, String... header) {
        this.leftColumns = leftColumns;
        rows.add(header);
    }

    /** @param cells as many as the header has */
    public void row(String... cells) {
        if (cells.length != rows.getFirst().length) {
            throw new IllegalArgumentException(cells.length + " cells for " + rows.getFirst().length + " columns");
        }
        rows.add(cells);
    }

    @Override
    public String toString() {
        int[] width = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int c = 0; c < width.length; c++) {
                width[c] = Math.max(width[c], length(row[c]));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < width.length; c++) {
                String space = " ".repeat(width[c] - length(row[c]));
                line.append(c == 0 ? "" : "  ").append(c < leftColumns ? row[c] + space : space + row[c]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
