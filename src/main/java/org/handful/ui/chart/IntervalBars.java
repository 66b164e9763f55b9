package org.handful.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.ui.common.look.Figures;
import org.handful.ui.common.look.Room;

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

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** What a letter takes of an em, and between how many em the names may take: they are cut beyond. */
    private static final double LETTER = 0.56;
    private static final double LEAST = 10;
    private static final double MOST = 19;
    /** Width in em from which name, bar and figure stand beside each other. */
    private static final double ONE_LINE = 36;

    private final String name;
    private final Figures figures;
    private final ObjectProperty<Integer> selected = new SimpleObjectProperty<>(this, "selected");

    private final Room room;
    private final BooleanBinding roomy;
    private List<Parts> rows = List.of();
    private double names = LEAST;

    /** @param name of the rows' ids: {@code NAME.KEY} */
    public IntervalBars(String name, Figures figures) {
        this.name = name;
        this.figures = figures;
        getStyleClass().add("interval-bars");
        getStylesheets().add(IntervalBars.class.getResource("/css/chart.css").toExternalForm());
        room = Room.in(this);
        roomy = room.isAtLeast(ONE_LINE);
        roomy.addListener((_, _, _) -> arrange());
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

    public void show(List<Row> shown) {
        selected.set(null);
        names = Math.clamp(1 + LETTER * shown.stream().mapToInt(r -> r.name().length()).max().orElse(0), LEAST, MOST);
        rows = new ArrayList<>(shown.stream().map(this::row).toList());
        if (!rows.isEmpty()) {
            rows.add(scale());
        }
        getChildren().setAll(room);
        rows.forEach(r -> getChildren().add(r.holder()));
        arrange();
    }

    /** A row in the parts that it is put together from, beside each other or, where it is narrow, in two lines. */
    private record Parts(Region holder, Label title, Region track, Label figure) {
        Pane arranged(boolean wide) {
            Pane line = wide ? new HBox(title, track, figure)
                    : title.getText().isEmpty() ? new VBox(track) : new VBox(new HBox(title, figure), track);
            line.getStyleClass().add(wide ? "interval-row" : "interval-lines");
            HBox.setHgrow(track, Priority.ALWAYS);
            HBox.setHgrow(title, wide ? null : Priority.ALWAYS);
            return line;
        }
    }

    private void arrange() {
        boolean wide = roomy.get();
        pseudoClassStateChanged(NARROW, !wide);
        for (Parts row : rows) {
            row.title().setStyle(wide ? "-fx-pref-width: " + names + "em" : "");
            Pane line = row.arranged(wide);
            if (row.holder() instanceof Button button) {
                line.prefWidthProperty().bind(button.widthProperty().subtract(8));
                button.setGraphic(line);
            } else {
                line.getStyleClass().add("interval-foot");
                ((IntervalScale) row.track()).keepInside(!wide);
                ((StackPane) row.holder()).getChildren().setAll(line);
            }
        }
    }

    private Parts scale() {
        return new Parts(new StackPane(), named("interval-name", ""), new IntervalScale(figures),
                named("interval-figure", ""));
    }

    private Parts row(Row row) {
        IntervalTrack track = new IntervalTrack();
        track.show(row.estimate());
        track.mark(row.expected());
        String figure = figures.estimate(row.estimate());
        Button button = new Button();
        button.getStyleClass().setAll("interval-button");
        button.setId(name + "." + row.key());
        button.setUserData(row.key());
        button.setMaxWidth(Double.MAX_VALUE);
        if (row.estimate().n() < GroupResult.SMALL) {
            button.getStyleClass().add("few");
        }
        button.setTooltip(new Tooltip(row.name() + ": " + figure));
        button.setAccessibleText(row.name() + ": " + figure);
        button.setOnAction(_ -> selected.set(row.key()));
        return new Parts(button, named("interval-name", row.name()), track, named("interval-figure", figure));
    }

    private static Label named(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
