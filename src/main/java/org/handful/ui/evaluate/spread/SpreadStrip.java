package org.handful.ui.evaluate.spread;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.handful.eval.split.SplitSpread;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;

/** One dot per split on an axis of accuracy, the middle half of them boxed, and the interval of their mean above. */
final class SpreadStrip extends Pane {
    private static final double RADIUS = 4;
    private static final double MARGIN = 24;
    private static final double INTERVAL = 12;
    private static final double FLOOR = 96;
    private static final int TICKS = 4;

    private final Figures figures;
    private SplitSpread spread;

    SpreadStrip(Texts texts) {
        figures = new Figures(texts);
        getStyleClass().add("spread-strip");
        setMinSize(240, 128);
        setPrefHeight(128);
        setMaxWidth(720);
        widthProperty().addListener((_, _, _) -> draw());
    }

    void show(SplitSpread now) {
        spread = now;
        draw();
    }

    private void draw() {
        getChildren().clear();
        if (spread == null || getWidth() <= 2 * MARGIN) {
            return;
        }
        boolean known = !Double.isNaN(spread.low());
        double least = known ? Math.min(spread.low(), spread.quantile(0)) : spread.quantile(0);
        double from = Math.floor(least * 10) / 10;
        double to = from < 1 ? 1 : from + 0.1;
        from = from < 1 ? from : 0.9;
        axis(from, Math.min(1, to));
    }

    private void axis(double from, double to) {
        for (int t = 0; t <= TICKS; t++) {
            double share = from + t * (to - from) / TICKS;
            double x = at(share, from, to);
            getChildren().add(line(x, INTERVAL, x, FLOOR + RADIUS, "spread-grid"));
            Label label = new Label(figures.percent(share, (to - from) * 100 % TICKS == 0 ? 0 : 1));
            label.getStyleClass().addAll("text-muted", "figures");
            label.setMinWidth(Label.USE_PREF_SIZE);
            label.layoutXProperty().bind(label.widthProperty().divide(-2).add(x));
            label.setLayoutY(FLOOR + 2 * RADIUS);
            getChildren().add(label);
        }
        double left = at(spread.quantile(0.25), from, to);
        var box = new Rectangle(left - RADIUS, 2 * INTERVAL, at(spread.quantile(0.75), from, to) - left + 2 * RADIUS,
                FLOOR - 2 * INTERVAL + RADIUS);
        box.getStyleClass().add("spread-box");
        getChildren().add(box);
        dots(from, to);
        double mean = at(spread.mean(), from, to);
        getChildren().add(line(mean, INTERVAL - RADIUS, mean, FLOOR, "spread-interval"));
        if (Double.isNaN(spread.low())) {
            return;
        }
        double low = at(spread.low(), from, to);
        double high = at(spread.high(), from, to);
        getChildren().addAll(line(low, INTERVAL, high, INTERVAL, "spread-interval"),
                line(low, INTERVAL - RADIUS, low, INTERVAL + RADIUS, "spread-interval"),
                line(high, INTERVAL - RADIUS, high, INTERVAL + RADIUS, "spread-interval"));
    }

    /** Splits of the same accuracy stand on each other, closer the more there are. */
    private void dots(double from, double to) {
        int[] ranks = spread.ranks();
        int most = 1;
        for (int r : ranks) {
            most = Math.max(most, r + 1);
        }
        double step = Math.min(2 * RADIUS + 1, (FLOOR - 2 * INTERVAL - 2 * RADIUS) / most);
        List<Circle> out = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            var dot = new Circle(at(spread.accuracy().get(i), from, to), FLOOR - RADIUS - ranks[i] * step, RADIUS);
            dot.getStyleClass().add("spread-dot");
            out.add(dot);
        }
        getChildren().addAll(out);
    }

    private double at(double share, double from, double to) {
        return MARGIN + (share - from) / (to - from) * (getWidth() - 2 * MARGIN);
    }

    private static Line line(double x, double y, double toX, double toY, String style) {
        var line = new Line(x, y, toX, toY);
        line.getStyleClass().add(style);
        return line;
    }
}
