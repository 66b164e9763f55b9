package org.handful.run.train;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences about runs, in the user's language. */
public final class Words {
    private Words() {}

    public static String say(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle("i18n.run", Locale.getDefault()).getString(key);
        return MessageFormat.format(pattern, arguments);
    }

    /**
     * On which class of the pre-training each class stands.
     *
     * @param sources its number for each class
     * @param known names of the classes of the pre-training; none where nobody knows them
     */
    static String mapping(List<String> classes, int[] sources, List<String> known) {
        return say("run.note.mapping", IntStream.range(0, sources.length)
                .mapToObj(k -> classes.get(k) + " = " + (known.isEmpty()
                        ? String.valueOf(sources[k]) : known.get(sources[k]) + " (" + sources[k] + ")"))
                .collect(Collectors.joining(", ")));
    }
}
