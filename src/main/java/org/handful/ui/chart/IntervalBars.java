package org.handful.ui.chart;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.ui.common.look.Figures;

/** Proportions under each other, each with name, bar, whisker and figure; a row can be pressed. */
public final class IntervalBars extends VBox {
    /**
     * @param key what a press on the row reports
     * @param expected where a line marks what was to be expected, 0..1; NaN for none
     */
    public record Row(int key, String name, Estimate estimate, double expected) {
        public Row(int key, String name, Estimate estimate) {
            this(key, name, estimate, Double.NaN);
        }
    }

    private final String name;
    private final Figures figures;
    private final ObjectProperty<Integer> selected = new SimpleObjectProperty<>(this, "selected");

    /** @param name of the rows' ids: {@code NAME.KEY} */
    public IntervalBars(String name, Figures figures) {
        this.name = name;
        this.figures = figures;
        getStyleClass().add("interval-bars");
        getStylesheets().add(IntervalBars.class.getResource("/css/chart.css").toExternalForm());
        selected.addListener((_, _, now) -> IntStream.range(0, getChildren().size()).forEach(i -> {
            getChildren().get(i).getStyleClass().remove("chosen");
            if (now != null && now.equals(getChildren().get(i).getUserData())) {
                getChildren().get(i).getStyleClass().add("chosen");
            }
        }));
    }

    /** Key of the pressed row, or null. */
    public ObjectProperty<Integer> selectedProperty() {
        return selected;
    }

    public void show(List<Row> rows) {
        selected.set(null);
        getChildren().setAll(rows.stream().map(this::row).toList());
        if (!rows.isEmpty()) {
            getChildren().add(scale());
        }
    }

    private HBox scale() {
        IntervalScale scale = new IntervalScale(figures);
        HBox.setHgrow(scale, Priority.ALWAYS);
        Region before = new Region();
        before.getStyleClass().add("interval-name");
        Region after = new Region();
        after.getStyleClass().add("interval-figure");
        HBox line = new HBox(before, scale, after);
        line.getStyleClass().addAll("interval-row", "interval-foot");
        return line;
    }

    private Button row(Row row) {
        Label title = new Label(row.name());
        title.getStyleClass().add("interval-name");
        IntervalTrack track = new IntervalTrack();
        track.show(row.estimate());
        track.mark(row.expected());
        HBox.setHgrow(track, Priority.ALWAYS);
        String figure = figures.estimate(row.estimate());
        Label figureLabel = new Label(figure);
        figureLabel.getStyleClass().add("interval-figure");
        HBox line = new HBox(title, track, figureLabel);
        line.getStyleClass().add("interval-row");
        Button button = new Button();
        button.setGraphic(line);
        button.getStyleClass().setAll("interval-button");
        button.setId(name + "." + row.key());
        button.setUserData(row.key());
        button.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(button.widthProperty().subtract(8));
        if (row.estimate().n() < GroupResult.SMALL) {
            button.getStyleClass().add("few");
        }
        button.setTooltip(new Tooltip(row.name() + ": " + figure));
        button.setAccessibleText(row.name() + ": " + figure);
        button.setOnAction(_ -> selected.set(row.key()));
        return button;
    }
}
