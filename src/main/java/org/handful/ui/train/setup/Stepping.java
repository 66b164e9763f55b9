package org.handful.ui.train.setup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.handful.method.SettingSpec;

/**
 * How a number goes up and down by keys, arrows and slider. A share moves in steps of a twentieth of its range; a number
 * without an even scale, such as a learning rate, along 1, 2, 5, 10; a count by one. What is wrong stays as it is.
 */
final class Stepping {
    private static final int STEPS = 20;
    private static final double SMALLEST = 1e-6;

    private Stepping() {}

    /** Whether every place between its bounds makes sense: then a slider can set it. */
    static boolean even(SettingSpec spec) {
        double range = spec.max() - spec.min();
        double start = Double.parseDouble(spec.kind() == SettingSpec.Kind.DECIMAL ? spec.defaultValue() : "0");
        return spec.kind() == SettingSpec.Kind.DECIMAL && Double.isFinite(range) && range <= 1
                && start >= spec.min() + range / STEPS;
    }

    /** The step of the slider. */
    static double step(SettingSpec spec) {
        return rounded((spec.max() - spec.min()) / STEPS);
    }

    /** @param by steps, upwards or downwards */
    static void step(SettingField field, int by) {
        if (field.complaint().get() != null) {
            return;
        }
        SettingSpec spec = field.spec();
        double now = Double.parseDouble(field.text().get().strip());
        double next = spec.kind() == SettingSpec.Kind.INTEGER ? now + by
                : even(spec) ? now + by * step(spec) : along(now, by, spec.min());
        field.text().set(text(Math.clamp(next, spec.min(), spec.max()), spec));
    }

    /** As a person would type it. */
    static String text(double value, SettingSpec spec) {
        if (spec.kind() == SettingSpec.Kind.INTEGER) {
            return String.valueOf(Math.round(value));
        }
        double r = rounded(value);
        return r == Math.rint(r) && Math.abs(r) < 1e6 ? String.valueOf((long) r)
                : BigDecimal.valueOf(r).stripTrailingZeros().toPlainString();
    }

    private static double along(double now, int by, double least) {
        double value = now;
        for (int i = 0; i < Math.abs(by); i++) {
            if (by > 0) {
                value = value <= 0 ? SMALLEST : value + Math.pow(10, Math.floor(Math.log10(value))) * gap(value, true);
            } else if (value > 0) {
                value = value <= Math.max(SMALLEST, least) ? least
                        : value - Math.pow(10, Math.floor(Math.log10(value))) * gap(value, false);
            }
            value = rounded(value);
        }
        return value;
    }

    /** To the next of 1, 2, 5, 10, in units of the leading digit's place. */
    private static double gap(double value, boolean up) {
        double lead = rounded(value / Math.pow(10, Math.floor(Math.log10(value))));
        if (up) {
            return (lead < 2 ? 2 : lead < 5 ? 5 : 10) - lead;
        }
        return lead - (lead > 5 ? 5 : lead > 2 ? 2 : lead > 1 ? 1 : 0.5);
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP)).doubleValue();
    }
}
