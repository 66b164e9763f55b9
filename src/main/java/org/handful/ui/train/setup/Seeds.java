package org.handful.ui.train.setup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** One seed, or several for as many runs: {@code 7}, {@code 0-4}. */
public final class Seeds {
    public static final long LARGEST = Integer.MAX_VALUE;
    /** More runs at once would be a mistake. */
    public static final int MOST = 100;

    private static final Pattern FORM = Pattern.compile("(\\d{1,10})(?:\\s*[-\u2013]\\s*(\\d{1,10}))?");

    private Seeds() {}

    /** Empty for a text that names none. */
    public static List<Long> of(String text) {
        Matcher m = FORM.matcher(text == null ? "" : text.strip());
        if (!m.matches()) {
            return List.of();
        }
        long first = Long.parseLong(m.group(1));
        long last = m.group(2) == null ? first : Long.parseLong(m.group(2));
        return last > LARGEST || last < first || last - first >= MOST
                ? List.of() : LongStream.rangeClosed(first, last).boxed().toList();
    }
}
