package org.handful.store.record;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One line of a project's history: what one undo takes back.
 *
 * @param count images, classes or runs that it changed
 * @param subject names, as {@link EditKind} tells
 * @param applied false when it was undone and can be redone
 */
public record HistoryEntry(
        long step, Instant at, EditKind kind, int count, List<String> subject, boolean applied) {
    public HistoryEntry {
        subject = List.copyOf(subject);
    }

    /** In the user's language, such as "12 images labelled ant". */
    public String words() {
        ResourceBundle texts = ResourceBundle.getBundle("i18n.history", Locale.getDefault());
        List<Object> arguments = new ArrayList<>();
        arguments.add(count);
        arguments.addAll(subject);
        return MessageFormat.format(texts.getString(kind.name()), arguments.toArray());
    }
}
