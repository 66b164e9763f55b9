package org.handful.run.train;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;

/** Sentences about runs, in the user's language. */
public final class Words {
    private Words() {}

    public static String say(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle("i18n.run", Locale.getDefault()).getString(key);
        return MessageFormat.format(pattern, arguments);
    }

    /** What a method is called: the English is in its code, other languages have it in the bundle of methods. */
    public static String title(AdaptationMethod<?> method) {
        ResourceBundle words = ResourceBundle.getBundle("i18n.methods", Locale.getDefault());
        String key = "method." + method.id() + ".title";
        return words.containsKey(key) ? words.getString(key) : method.title();
    }

    /** The same by its id; the id itself where nobody knows the method, as in a project of a newer program. */
    public static String title(String method) {
        return Methods.all().stream().filter(m -> m.id().equals(method)).findFirst().map(Words::title).orElse(method);
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
