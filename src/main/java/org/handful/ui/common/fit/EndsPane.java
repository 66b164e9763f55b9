package org.handful.ui.common.fit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Words at the left and tools at the right of a line; where both have no room in it, the words go below the tools, which
 * stay where they are. FX thread.
 */
public final class EndsPane extends Pane {
    private static final double GAP = 8;

    private Node words;
    private Node tools;

    public Node getWords() {
        return words;
    }

    public void setWords(Node node) {
        words = node;
        getChildren().addFirst(node);
    }

    public Node getTools() {
        return tools;
    }

    public void setTools(Node node) {
        tools = node;
        getChildren().addLast(node);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return tools.prefWidth(-1) + sides();
    }

    @Override
    protected double computePrefWidth(double height) {
        return words.prefWidth(-1) + GAP + tools.prefWidth(-1) + sides();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? computePrefWidth(-1) : width) - sides();
        double high = tools.prefHeight(-1);
        double ends = snappedTopInset() + snappedBottomInset();
        return beside(room) ? ends + Math.max(high, words.prefHeight(rest(room)))
                : ends + high + GAP + words.prefHeight(room);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double room = getWidth() - sides();
        double high = tools.prefHeight(-1);
        double wide = Math.min(room, tools.prefWidth(-1));
        if (beside(room)) {
            double width = rest(room);
            double height = words.prefHeight(width);
            double line = Math.max(high, height);
            words.resizeRelocate(left, snapPositionY(top + (line - height) / 2), width, height);
            tools.resizeRelocate(snapPositionX(left + room - wide), snapPositionY(top + (line - high) / 2), wide, high);
        } else {
            tools.resizeRelocate(snapPositionX(left + room - wide), top, wide, high);
            words.resizeRelocate(left, top + high + GAP, room, words.prefHeight(room));
        }
    }

    private boolean beside(double room) {
        return words.prefWidth(-1) + GAP + tools.prefWidth(-1) <= room;
    }

    private double rest(double room) {
        return Math.max(0, room - GAP - tools.prefWidth(-1));
    }

    private double sides() {
        return snappedLeftInset() + snappedRightInset();
    }
}
