package org.handful.ui.chart.curve;

import java.math.BigDecimal;
import java.math.MathContext;

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

    /** How many decimals ticks of that distance need, so that 0.75 is not called 0.8. */
    public static int digits(double unit) {
        return Math.max(0, new BigDecimal(unit).round(new MathContext(6)).stripTrailingZeros().scale());
    }
}
