package org.handful.run.source.table;

import java.util.List;

/**
 * What does not fit between a table and the images: nothing of it is fatal, all of it is told.
 *
 * @param unknownImages rows whose image is not there
 * @param missingCells empty cells, as far as their image is there
 * @param duplicateRows rows of an image that an earlier row names already; the earlier one counts
 * @param imagesWithoutRow images that the table does not name
 */
public record TableReport(
        List<Place> unknownImages, List<Place> missingCells, List<Place> duplicateRows, List<String> imagesWithoutRow) {
    public TableReport {
        unknownImages = List.copyOf(unknownImages);
        missingCells = List.copyOf(missingCells);
        duplicateRows = List.copyOf(duplicateRows);
        imagesWithoutRow = List.copyOf(imagesWithoutRow);
    }

    /** @param column name of the column, or {@code image} when the whole row is meant */
    public record Place(long line, String image, String column) {}

    public boolean clean() {
        return unknownImages.isEmpty() && missingCells.isEmpty() && duplicateRows.isEmpty()
                && imagesWithoutRow.isEmpty();
    }
}
