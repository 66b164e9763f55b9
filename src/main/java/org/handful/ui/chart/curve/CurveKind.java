package org.handful.ui.chart.curve;

/** The four curves of a training. */
public enum CurveKind {
    SUPPORT_LOSS(false, false, 0.9),
    HELD_OUT_LOSS(false, true, 0),
    SUPPORT_ACCURACY(true, false, 0.9),
    HELD_OUT_ACCURACY(true, true, 0);

    private final boolean accuracy;
    private final boolean heldOut;
    private final double smoothing;

    CurveKind(boolean accuracy, boolean heldOut, double smoothing) {
        this.accuracy = accuracy;
        this.heldOut = heldOut;
        this.smoothing = smoothing;
    }

    /** True for the lower of the two plots. */
    public boolean accuracy() {
        return accuracy;
    }

    public boolean heldOut() {
        return heldOut;
    }

    /**
     * Share of the past in every smoothed point. A held-out point is a figure over all held-out images: it is shown as
     * it is.
     */
    double smoothing() {
        return smoothing;
    }
}
