package org.handful.ui.common.words;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.handful.ui.common.Texts;

/**
 * When something was, in the words of the window: the same clock on every screen, and no more of the date than tells.
 * Thread-safe.
 */
public final class Times {
    private final Texts texts;

    public Times(Texts texts) {
        this.texts = texts;
    }

    /** {@code 10:53} */
    public String clock(Instant at) {
        return format("time.clock", local(at));
    }

    /** {@code 27 Nov 10:53}, with the year where it is another one than today's. */
    public String day(Instant at) {
        return day(local(at), today());
    }

    /** {@code 10:53} of today, else as {@link #day}. */
    public String since(Instant at) {
        return since(at, today());
    }

    /** {@code 27 Nov 2026, 10:53}: for what is kept and read later. */
    public String whole(Instant at) {
        return format("time.whole", local(at));
    }

    String since(Instant at, LocalDate today) {
        ZonedDateTime then = local(at);
        return then.toLocalDate().equals(today) ? format("time.clock", then) : day(then, today);
    }

    private String day(ZonedDateTime then, LocalDate today) {
        return format(then.getYear() == today.getYear() ? "time.day" : "time.whole", then);
    }

    private String format(String pattern, ZonedDateTime at) {
        return DateTimeFormatter.ofPattern(texts.get(pattern), texts.locale()).format(at);
    }

    private static ZonedDateTime local(Instant at) {
        return at.atZone(ZoneId.systemDefault());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
