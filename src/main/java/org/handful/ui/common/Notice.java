package org.handful.ui.common;

import java.util.List;

/**
 * Something to tell without stopping anyone.
 *
 * @param details lines that unfold on request, such as the files that were skipped; may be empty
 * @param action may be null
 */
public record Notice(Kind kind, String text, List<String> details, Action action) {
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

    /** One that stays until it is put away, because it wants to be read or answered. */
    public boolean stays() {
        return kind == Kind.PROBLEM || !details.isEmpty() || action != null;
    }
}
