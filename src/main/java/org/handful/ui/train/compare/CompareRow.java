package org.handful.ui.train.compare;

import java.util.List;

/**
 * A line of the table.
 *
 * @param cells one per run
 * @param differs whether the runs differ in it, so that it is worth a look
 * @param section true for a heading, which has no cells
 */
record CompareRow(String name, String help, List<Cell> cells, boolean differs, boolean section) {
    /**
     * @param difference from the reference, in words; empty for none
     * @param better whether that is good; null when there is nothing to say
     */
    record Cell(String text, String difference, Boolean better) {
        Cell(String text) {
            this(text, "", null);
        }
    }

    static CompareRow heading(String name) {
        return new CompareRow(name, "", List.of(), false, true);
    }

    static CompareRow plain(String name, String help, List<String> values) {
        return new CompareRow(name, help, values.stream().map(Cell::new).toList(),
                values.stream().distinct().count() > 1, false);
    }
}
