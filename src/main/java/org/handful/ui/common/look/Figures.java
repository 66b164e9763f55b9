package org.handful.ui.common.look;

import java.time.Duration;
import java.util.Locale;
import org.handful.eval.Estimate;
import org.handful.ui.common.Texts;

/**
 * Numbers in words: as many digits as the interval justifies, and never a figure without what it rests on. Immutable.
 */
public final class Figures {
    private final Texts texts;

    public Figures(Texts texts) {
        this.texts = texts;
    }

    /** {@code 91.3 % (88 to 94, n = 275)}, or that there are no images to say it from. */
    public String estimate(Estimate e) {
        if (e == null || e.n() == 0 || Double.isNaN(e.value())) {
            return texts.get("figure.none");
        }
        return texts.get("figure.estimate", points(e.value(), valueDigits(e)), points(e.low(), boundDigits(e)),
                points(e.high(), boundDigits(e)), number(e.n(), 0));
    }

    /** {@code 91.3 %}: for places where the interval stands beside it. */
    public String percent(Estimate e) {
        return e == null || e.n() == 0 || Double.isNaN(e.value())
                ? texts.get("figure.none")
                : texts.get("figure.percent", points(e.value(), valueDigits(e)));
    }

    /** {@code 88 to 94}. */
    public String interval(Estimate e) {
        return texts.get("figure.interval", points(e.low(), boundDigits(e)), points(e.high(), boundDigits(e)));
    }

    /** A share 0..1 as {@code 91.3 %}. */
    public String percent(double share, int digits) {
        return Double.isNaN(share) ? texts.get("figure.none") : texts.get("figure.percent", points(share, digits));
    }

    /** {@code under a second}, {@code 40 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public String duration(Duration d) {
        long s = Math.round(d.toMillis() / 1000.0);
        if (s < 1) {
            return texts.get("figure.duration.instant");
        }
        if (s < 60) {
            return texts.get("figure.duration.seconds", number(s, 0));
        }
        if (s < 3600) {
            return texts.get("figure.duration.minutes", number(s / 60, 0), number(s % 60, 0));
        }
        return texts.get("figure.duration.hours", number(s / 3600, 0), number(s % 3600 / 60, 0));
    }

    /** {@code 820 B}, {@code 14 kB}, {@code 3.2 MB}. */
    public String bytes(long n) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double v = n;
        int u = 0;
        while (v >= 999.5 && u < units.length - 1) {
            v /= 1000;
            u++;
        }
        return texts.get("figure.bytes", number(v, u == 0 || v >= 10 ? 0 : 1), units[u]);
    }

    /** With the separators of the language. */
    public String number(double value, int digits) {
        return String.format(locale(), "%,." + digits + "f", value);
    }

    private Locale locale() {
        return texts.locale();
    }

    private String points(double share, int digits) {
        return number(100 * share, digits);
    }

    private static int valueDigits(Estimate e) {
        return e.high() - e.low() >= 0.2 ? 0 : 1;
    }

    private static int boundDigits(Estimate e) {
        return e.high() - e.low() >= 0.02 ? 0 : 1;
    }
}
