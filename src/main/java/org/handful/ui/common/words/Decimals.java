package org.handful.ui.common.words;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers of settings as a language writes them, {@code 0,5} for {@code 0.5}, and read again from what a person types. The
 * command line and the project file keep the point. Immutable.
 *
 * @param locale of the texts around them
 */
public record Decimals(Locale locale) {
    /** Outside of these a number is easier to read with its exponent. */
    private static final BigDecimal LEAST = new BigDecimal("1e-9");
    private static final BigDecimal MOST = new BigDecimal("1e15");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}([.,])\\d{3}(\\1\\d{3})*");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]");

    /** What is no number stays as it is. */
    public String shown(String raw) {
        if (!NUMBER.matcher(raw.strip()).matches()) {
            return raw;
        }
        BigDecimal value = new BigDecimal(raw.strip()).stripTrailingZeros();
        BigDecimal size = value.abs();
        boolean plain = size.signum() == 0 || size.compareTo(LEAST) >= 0 && size.compareTo(MOST) < 0;
        return (plain ? value.toPlainString() : value.toString()).replace('.', point());
    }

    /**
     * What was typed as {@code --set} takes it; what is no number stays as it is. Point and comma both divide, whatever the
     * language, where they can mean nothing else: only {@code 1.000} and {@code 1,000} are read as the language has them.
     *
     * @param whole whether only whole numbers are allowed, in which a point or a comma can but group
     */
    public String raw(String typed, boolean whole) {
        String text = BLANKS.matcher(typed).replaceAll("");
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            int last = Math.max(point, comma);
            String front = text.substring(0, last);
            text = GROUPED.matcher(front).matches() && front.indexOf(text.charAt(last)) < 0
                    ? front.replaceAll("[.,]", "") + "." + text.substring(last + 1) : typed;
        } else if (point >= 0 || comma >= 0) {
            char mark = point >= 0 ? '.' : ',';
            boolean once = text.indexOf(mark) == text.lastIndexOf(mark);
            boolean groups = GROUPED.matcher(text).matches() && (!once || whole || mark != point());
            text = text.replace(String.valueOf(mark), groups ? "" : ".");
        }
        return NUMBER.matcher(text).matches() ? text : typed;
    }

    private char point() {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }
}
