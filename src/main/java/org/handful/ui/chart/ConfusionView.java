package org.handful.ui.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.handful.ui.common.Texts;

/**
 * A confusion matrix: rows are what the images are, columns what they were taken for. Blue on the diagonal, orange
 * beside it, as strong as the share of its row or of its column; for mistakes the root of it, so that rare ones can be
 * seen. A cell that is pressed becomes {@link #selectedProperty()}.
 */
public final class ConfusionView extends GridPane {
    /** More classes than this, and a cell has no room for the share. */
    private static final int MOST_WITH_SHARE = 10;
    /** A class name of this length is never cut. */
    private static final int SHORT = 16;

    /** What a cell is told as a share of. */
    public enum Of {
        /** The images of a class: of the diagonal that is its recall. */
        TRUE_CLASS,
        /** What was taken for a class: of the diagonal that is its precision. */
        PREDICTED_CLASS
    }

    /** A cell: true and predicted class. */
    public record Cell(int truth, int predicted) {}

    private final Texts texts;
    private final ObjectProperty<Cell> selected = new SimpleObjectProperty<>(this, "selected");
    private HeatCell[][] cells = new HeatCell[0][];

    /** @param texts with the bundle {@code chart} in it */
    public ConfusionView(Texts texts) {
        this.texts = texts;
        getStyleClass().add("confusion");
        setMaxWidth(USE_PREF_SIZE);
        getStylesheets().add(ConfusionView.class.getResource("/css/chart.css").toExternalForm());
        selected.addListener((_, before, now) -> {
            mark(before, false);
            mark(now, true);
        });
    }

    /** The pressed cell, or null. */
    public ObjectProperty<Cell> selectedProperty() {
        return selected;
    }

    /** @param counts [K][K], rows true, columns predicted */
    public void show(List<String> classes, int[][] counts, Of of) {
        selected.set(null);
        getChildren().clear();
        getColumnConstraints().clear();
        int size = classes.size();
        cells = new HeatCell[size][size];
        Label predicted = new Label(texts.get("chart.confusion.predicted"));
        predicted.getStyleClass().add("heat-axis");
        add(predicted, 1, 0, Math.max(1, size), 1);
        Label truth = new Label(texts.get("chart.confusion.true"));
        truth.getStyleClass().add("heat-axis");
        add(truth, 0, 1);
        getColumnConstraints().add(new ColumnConstraints());
        for (int k = 0; k < size; k++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(Priority.SOMETIMES);
            column.setHalignment(HPos.CENTER);
            getColumnConstraints().add(column);
            add(header(classes.get(k), "heat-column"), k + 1, 1);
            Label row = header(classes.get(k), "heat-row");
            if (classes.get(k).length() <= SHORT) {
                // A long row of cells takes room from the names otherwise.
                row.setMinWidth(USE_PREF_SIZE);
            }
            add(row, 0, k + 2);
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                add(cell(classes, counts, of, row, column), column + 1, row + 2);
            }
        }
    }

    private HeatCell cell(List<String> classes, int[][] counts, Of of, int row, int column) {
        int count = counts[row][column];
        boolean ofTrue = of == Of.TRUE_CLASS;
        int all = ofTrue ? Arrays.stream(counts[row]).sum()
                : IntStream.range(0, counts.length).map(t -> counts[t][column]).sum();
        double share = all == 0 ? 0 : (double) count / all;
        String percent = all == 0 ? "" : Math.round(100 * share) + " %";
        String explanation = all == 0
                ? texts.get(ofTrue ? "chart.confusion.none" : "chart.confusion.never", classes.get(ofTrue ? row : column))
                : texts.get(ofTrue ? "chart.confusion.cell" : "chart.confusion.cellOfColumn", count, all, classes.get(row),
                        classes.get(column), percent);
        boolean roomy = classes.size() <= MOST_WITH_SHARE;
        HeatCell cell = new HeatCell(count == 0 && row != column ? "\u00b7" : String.valueOf(count),
                roomy && count > 0 ? percent : "",
                row == column ? share : Math.sqrt(share), row == column, explanation);
        cell.setId("evaluate.cell." + row + "." + column);
        cell.setOnAction(_ -> selected.set(new Cell(row, column)));
        cells[row][column] = cell;
        return cell;
    }

    private void mark(Cell cell, boolean on) {
        if (cell != null && cell.truth() < cells.length && cell.predicted() < cells.length) {
            cells[cell.truth()][cell.predicted()].mark("chosen", on);
        }
    }

    private static Label header(String name, String kind) {
        Label label = new Label(name);
        label.getStyleClass().addAll("heat-header", kind);
        label.setTooltip(new Tooltip(name));
        return label;
    }
}
