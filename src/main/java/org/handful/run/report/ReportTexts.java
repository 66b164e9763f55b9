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
    /** What is computed from pixels has the names that it has in the window. */
    private final ResourceBundle intake;
    private final Locale locale;

    public ReportTexts(Locale language) {
        locale = language;
        bundle = bundle("i18n.report");
        intake = bundle("i18n.intake");
    }

    private ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(name, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Locale locale() {
        return locale;
    }

    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** @param attribute that the program computes, in small letters */
    public String computed(String attribute) {
        return intake.getString("intake.computed." + attribute.toUpperCase(Locale.ROOT));
    }

    /** The value of an attribute, in the words for it if the program computed it. */
    public String valueOf(boolean computed, String value) {
        String key = "intake.value." + value;
        return computed && intake.containsKey(key) ? intake.getString(key) : value;
    }

    /** {@code 91 %}; with a decimal where the interval is narrower than ten points. */
    String percent(double share, double low, double high) {
        return percent(share, high - low < 0.1 ? 1 : 0);
    }

    public String percent(double share, int digits) {
        return Double.isNaN(share) ? NOTHING : String.format(locale, "%." + digits + "f\u00a0%%", 100 * share);
    }

    /** {@code 91 % (88 to 94, n = 275)} */
    public String estimate(Estimate e) {
        if (e.n() == 0) {
            return get("report.nodata");
        }
        int digits = e.high() - e.low() < 0.1 ? 1 : 0;
        return get("report.estimate", percent(e.value(), digits), number(100 * e.low(), digits),
                number(100 * e.high(), digits), e.n());
    }

    public String number(double value, int digits) {
        return Double.isNaN(value) ? NOTHING : String.format(locale, "%." + digits + "f", value);
    }

    static Estimate estimate(int right, int n) {
        Wilson interval = Wilson.of(right, n);
        return new Estimate((double) right / n, n, interval.low(), interval.high());
    }
}
