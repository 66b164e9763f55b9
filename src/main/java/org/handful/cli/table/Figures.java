package org.handful.cli.table;

import java.util.Locale;
import org.handful.cli.console.Texts;

/** Numbers as people read them. */
public final class Figures {
    private Figures() {}

    /** {@code 91.3 %}, or a dash where there is no figure. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** {@code 88 to 94}: the ends of an interval in per cent. */
    public static String interval(double low, double high) {
        return Double.isNaN(low) ? "–" : Texts.of("figures.interval", Math.round(100 * low), Math.round(100 * high));
    }

    public static String decimal(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** {@code 4.9 MB} */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit + 1 < units.length) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
