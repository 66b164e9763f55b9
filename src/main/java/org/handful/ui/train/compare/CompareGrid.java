package org.handful.ui.train.compare;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handful.ui.chart.series.SeriesChart;
import org.handful.ui.common.Texts;

/** The table: a line per figure and setting, a column per run, the lines that differ marked. FX thread. */
final class CompareGrid extends GridPane {
    private static final double COLUMN = 120;

    private final CompareModel model;
    private final Texts texts;

    CompareGrid(CompareModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("compare-grid");
        setId("compare.table");
    }

    void show(Comparison comparison, List<CompareRow> rows) {
        getChildren().clear();
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        getColumnConstraints().setAll(names);
        ToggleGroup references = new ToggleGroup();
        for (Column column : comparison.columns()) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHgrow(Priority.ALWAYS);
            // Equally wide, whatever the words in them: what is compared stands in one rhythm.
            constraints.setPrefWidth(COLUMN);
            getColumnConstraints().add(constraints);
            add(head(column, comparison.reference(), references), column.place() + 1, 0);
        }
        Label corner = new Label(texts.get("compare.referenceHelp"));
        corner.getStyleClass().addAll("caption", "text-muted");
        corner.setWrapText(true);
        corner.setMaxWidth(160);
        add(corner, 0, 0);
        for (int r = 0; r < rows.size(); r++) {
            add(rows.get(r), r + 1, comparison.columns().size());
        }
    }

    private Node head(Column column, int reference, ToggleGroup references) {
        Label mark = new Label(column.mark());
        mark.getStyleClass().addAll("series-chip", "series-" + column.place() % SeriesChart.COLOURS);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(column.info().name());
        name.getStyleClass().add("text-bold");
        name.setWrapText(true);
        name.setTooltip(new Tooltip(column.info().name()));
        RadioButton choice = new RadioButton(texts.get("compare.reference"));
        choice.setId("compare.reference." + column.info().id());
        choice.setAccessibleText(texts.get("compare.referenceOf", column.info().name()));
        choice.setMinWidth(Region.USE_PREF_SIZE);
        choice.setToggleGroup(references);
        choice.setSelected(column.place() == reference);
        choice.setOnAction(_ -> model.reference().set(column.info().id()));
        VBox box = new VBox(mark, name, choice);
        box.getStyleClass().addAll("compare-cell", "compare-head");
        return box;
    }

    private void add(CompareRow row, int at, int columns) {
        Label name = new Label(row.name());
        name.getStyleClass().addAll("compare-cell", row.section() ? "compare-section" : "compare-name");
        name.setMaxWidth(Double.MAX_VALUE);
        if (!row.help().isEmpty()) {
            Tooltip tip = new Tooltip(row.help());
            tip.setWrapText(true);
            tip.setMaxWidth(360);
            name.setTooltip(tip);
        }
        if (row.section()) {
            add(name, 0, at, columns + 1, 1);
            return;
        }
        mark(name, row);
        add(name, 0, at);
        for (int c = 0; c < row.cells().size(); c++) {
            Node cell = cell(row.cells().get(c));
            mark(cell, row);
            add(cell, c + 1, at);
        }
    }

    private static void mark(Node node, CompareRow row) {
        if (row.differs()) {
            node.getStyleClass().add("compare-differs");
        }
        GridPane.setFillHeight(node, true);
        GridPane.setValignment(node, VPos.TOP);
        ((Region) node).setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static Node cell(CompareRow.Cell cell) {
        Label text = new Label(cell.text());
        text.getStyleClass().add("figures");
        text.setWrapText(true);
        VBox box = new VBox(text);
        box.getStyleClass().add("compare-cell");
        if (!cell.difference().isEmpty()) {
            Label difference = new Label(cell.difference());
            difference.getStyleClass().addAll("caption", "figures", cell.better() == null ? "text-muted"
                    : cell.better() ? "compare-better" : "compare-worse");
            difference.setWrapText(true);
            box.getChildren().add(difference);
        }
        return box;
    }
}
