package org.handful.ui.common;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Something to tell without stopping anyone.
 *
 * @param details lines that unfold on request, such as the files that were skipped; may be empty
 * @param action may be null
 */
public record Notice(Kind kind, String text, List<String> details, Action action) {
    private static final Duration LEAST = Duration.ofSeconds(4);
    private static final Duration PER_LETTER = Duration.ofMillis(60);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    /** How loud. */
    public enum Kind {
        INFO,
        GOOD,
        CAUTION,
        PROBLEM
    }

    /** One thing to do about it. */
    public record Action(String label, Runnable run) {}

    public Notice {
        details = List.copyOf(details);
    }

    public static Notice info(String text) {
        return new Notice(Kind.INFO, text, List.of(), null);
    }

    public static Notice good(String text) {
        return new Notice(Kind.GOOD, text, List.of(), null);
    }

    /** How long it lies over the work: to be read, and longer when it can be answered. Empty until it is put away. */
    public Optional<Duration> time() {
        if (kind == Kind.PROBLEM) {
            return Optional.empty();
        }
        Duration reading = LEAST.plus(PER_LETTER.multipliedBy(text.length()));
        return Optional.of(details.isEmpty() && action == null || reading.compareTo(ANSWER) > 0 ? reading : ANSWER);
    }
}
