package org.handful.ui.train.details;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Puts its children side by side, equally wide and as high as the highest needs, or under each other where that is
 * narrower than one of them must be. A box would ask texts that wrap for their height before it has grown them. FX thread.
 */
public final class EqualColumns extends Pane {
    private static final double GAP = 16;

    /** For FXML. */
    public EqualColumns() {
        getStyleClass().add("equal-columns");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        List<Node> children = getManagedChildren();
        double wide = column(width, children.size());
        if (stacked(width)) {
            return children.stream().mapToDouble(c -> c.prefHeight(wide)).sum()
                    + GAP * Math.max(0, children.size() - 1);
        }
        return children.stream().mapToDouble(c -> c.prefHeight(wide)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        List<Node> children = getManagedChildren();
        double wide = snapSizeX(column(getWidth(), children.size()));
        double x = 0;
        double y = 0;
        for (Node child : children) {
            double high = stacked(getWidth()) ? child.prefHeight(wide) : getHeight();
            child.resizeRelocate(x, y, wide, high);
            if (stacked(getWidth())) {
                y += high + GAP;
            } else {
                x += wide + GAP;
            }
        }
    }

    private boolean stacked(double width) {
        List<Node> children = getManagedChildren();
        double least = children.stream().mapToDouble(c -> c.minWidth(-1)).max().orElse(0);
        return width >= 0 && width < children.size() * (least + GAP) - GAP;
    }

    private double column(double width, int columns) {
        if (width < 0 || columns == 0) {
            return -1;
        }
        return stacked(width) ? width : (width - GAP * (columns - 1)) / columns;
    }
}
