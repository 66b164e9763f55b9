package org.handful.ui.chart.curve;

/** Where an axis has its ticks: at round numbers. */
public final class Ticks {
    private Ticks() {}

    /** The next larger of 1, 2, 2.5, 5 times a power of ten. */
    public static double unit(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
