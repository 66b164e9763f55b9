package org.handful.ui.chart;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A cell of a table whose shade says how much: a figure, a caption below, and a colour whose strength is the amount. A
 * button, so that it can be reached and pressed with the keyboard.
 */
final class HeatCell extends Button {
    /** Never so deep that the words on it, in the colour of all words, would have a contrast below 4.5 : 1. */
    private static final double DEEPEST = 0.75;

    /**
     * @param strength 0..1
     * @param good blue when true, else orange
     * @param explanation for the tooltip and the screen reader
     */
    HeatCell(String figure, String caption, double strength, boolean good, String explanation) {
        getStyleClass().setAll("heat-cell");
        Region shade = new Region();
        shade.getStyleClass().add(good ? "heat-good" : "heat-bad");
        shade.setOpacity(DEEPEST * Math.clamp(strength, 0, 1));
        Label large = new Label(figure);
        large.getStyleClass().add("heat-figure");
        Label small = new Label(caption);
        small.getStyleClass().add("heat-caption");
        large.setMinWidth(Region.USE_PREF_SIZE);
        small.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(large);
        words.getStyleClass().add("heat-words");
        if (!caption.isEmpty()) {
            words.getChildren().add(small);
        }
        StackPane face = new StackPane(shade, words);
        face.setMinSize(0, 0);
        setGraphic(face);
        face.prefWidthProperty().bind(widthProperty().subtract(4));
        face.prefHeightProperty().bind(heightProperty().subtract(4));
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setTooltip(new Tooltip(explanation));
        setAccessibleText(explanation);
    }

    void mark(String styleClass, boolean on) {
        getStyleClass().remove(styleClass);
        if (on) {
            getStyleClass().add(styleClass);
        }
    }
}
