package org.handful.ui.chart.curve;

/** The four curves of a training. */
public enum CurveKind {
    SUPPORT_LOSS(false, false, 0.9),
    HELD_OUT_LOSS(false, true, 0.6),
    SUPPORT_ACCURACY(true, false, 0.9),
    HELD_OUT_ACCURACY(true, true, 0.6);

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

    /** Share of the past in every smoothed point; a support point is noisier than one over all held-out images. */
    double smoothing() {
        return smoothing;
    }
}
