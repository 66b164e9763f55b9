package org.handful.ui.chart;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.handful.ui.common.look.Figures;

/** The scale under {@link IntervalTrack}s: 0 to 100 % in quarters, each figure centred under its place. FX thread. */
final class IntervalScale extends Region {
    private static final int PARTS = 4;

    private final List<Label> labels;
    private boolean inside;

    IntervalScale(Figures figures) {
        labels = IntStream.rangeClosed(0, PARTS)
                .mapToObj(i -> new Label(figures.percent((double) i / PARTS, 0))).toList();
        labels.forEach(l -> l.getStyleClass().add("interval-scale"));
        getChildren().addAll(labels);
        setMinWidth(80);
        setPrefWidth(200);
    }

    /** Whether the figures at the ends stay within the scale, which has no room beside it. */
    void keepInside(boolean stay) {
        inside = stay;
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return labels.getFirst().prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            double wide = label.prefWidth(-1);
            double left = getWidth() * i / PARTS - wide / 2;
            label.resizeRelocate(snapPositionX(inside ? Math.clamp(left, 0, Math.max(0, getWidth() - wide)) : left), 0,
                    wide, getHeight());
            // A narrow scale keeps its ends, and its middle as long as it can.
            label.setVisible(i % PARTS == 0 || getWidth() > (i % 2 == 0 ? 2 : PARTS) * wide * 1.5);
        }
    }
}
