package org.handful.ui.chart;

import javafx.scene.layout.Region;
import org.handful.eval.Estimate;

/** A proportion as a bar from 0 to 100 % with a whisker for its interval; empty when there is no data. */
public final class IntervalTrack extends Region {
    private static final double WHISKER = 2;
    private static final double CAP = 10;

    private final Region rail = part("interval-rail");
    private final Region bar = part("interval-bar");
    private final Region whisker = part("interval-whisker");
    private final Region low = part("interval-whisker");
    private final Region high = part("interval-whisker");
    private final Region mark = part("interval-mark");
    private double marked = Double.NaN;
    private Estimate estimate = new Estimate(Double.NaN, 0, Double.NaN, Double.NaN);

    public IntervalTrack() {
        getStyleClass().add("interval-track");
        getChildren().addAll(rail, bar, whisker, low, high, mark);
        setMinSize(80, 18);
        setPrefSize(200, 18);
    }

    public void show(Estimate now) {
        estimate = now;
        requestLayout();
    }

    /** A line across at what was to be expected, 0..1; NaN for none. */
    public void mark(double expected) {
        marked = expected;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double middle = getHeight() / 2;
        boolean known = estimate.n() > 0;
        rail.resizeRelocate(0, middle - 5, width, 10);
        bar.resizeRelocate(0, middle - 5, known ? width * estimate.value() : 0, 10);
        double from = known ? width * estimate.low() : 0;
        double to = known ? width * estimate.high() : 0;
        whisker.resizeRelocate(from, middle - WHISKER / 2, to - from, WHISKER);
        low.resizeRelocate(from, middle - CAP / 2, WHISKER, CAP);
        high.resizeRelocate(Math.max(0, to - WHISKER), middle - CAP / 2, WHISKER, CAP);
        for (Region part : new Region[] {bar, whisker, low, high}) {
            part.setVisible(known);
        }
        mark.setVisible(!Double.isNaN(marked));
        mark.resizeRelocate(Double.isNaN(marked) ? 0 : width * marked - WHISKER / 2, 0, WHISKER, getHeight());
    }

    private static Region part(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setManaged(false);
        return region;
    }
}
