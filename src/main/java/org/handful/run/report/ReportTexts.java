package org.handful.run.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.handful.eval.Estimate;
import org.handful.eval.metric.Wilson;

/** The words and numbers of a report in one language. */
public final class ReportTexts {
    private static final String NOTHING = "\u2013";

    private final ResourceBundle bundle;
    private final Locale locale;

    public ReportTexts(Locale language) {
        locale = language;
        bundle = ResourceBundle.getBundle("i18n.report", language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** {@code 91 %}; with a decimal where the interval is narrower than ten points. */
    String percent(double share, double low, double high) {
        return percent(share, high - low < 0.1 ? 1 : 0);
    }

    String percent(double share, int digits) {
        return Double.isNaN(share) ? NOTHING : String.format(locale, "%." + digits + "f\u00a0%%", 100 * share);
    }

    /** {@code 91 % (88 to 94, n = 275)} */
    String estimate(Estimate e) {
        if (e.n() == 0) {
            return get("report.nodata");
        }
        int digits = e.high() - e.low() < 0.1 ? 1 : 0;
        return get("report.estimate", percent(e.value(), digits), number(100 * e.low(), digits),
                number(100 * e.high(), digits), e.n());
    }

    String number(double value, int digits) {
        return Double.isNaN(value) ? NOTHING : String.format(locale, "%." + digits + "f", value);
    }

    static Estimate estimate(int right, int n) {
        Wilson interval = Wilson.of(right, n);
        return new Estimate((double) right / n, n, interval.low(), interval.high());
    }
}
