package org.handful.ui.common;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.ui.common.words.Language;

/**
 * All texts of the window, from one bundle per screen. Keys are {@code window.part.element}. Any thread may read; the
 * language is chosen on the FX thread. Who shows a text is built anew when the language changes.
 *
 * <p>A text with arguments is a {@link MessageFormat} pattern; texts use the typographic apostrophe, so that a pattern
 * never swallows one.
 */
public final class Texts {
    private record Loaded(Map<String, String> byKey, Locale locale) {}

    /** English is in the bundles without a language; the system's language must not step in for it. */
    private static final ResourceBundle.Control ONLY_AS_WANTED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String[] bundles;
    private final ReadOnlyObjectWrapper<Language> language;
    private volatile Loaded loaded;

    private Texts(Language language, String[] bundles) {
        this.bundles = bundles;
        this.language = new ReadOnlyObjectWrapper<>(language);
        this.loaded = read(language, bundles);
    }

    /**
     * @param bundles names below {@code i18n/}
     * @throws IllegalStateException when two bundles have the same key
     */
    public static Texts load(Locale wanted, String... bundles) {
        return new Texts(Language.of(wanted), bundles.clone());
    }

    /** The text, with the arguments in it where there are any. */
    public String get(String key, Object... arguments) {
        Loaded now = loaded;
        String text = now.byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return arguments.length == 0 ? text : new MessageFormat(text, now.locale).format(arguments);
    }

    public boolean has(String key) {
        return loaded.byKey.containsKey(key);
    }

    /** The language of the texts, which numbers and dates in them must follow. */
    public Locale locale() {
        return loaded.locale;
    }

    /** Changes after the texts have changed. */
    public ReadOnlyObjectProperty<Language> language() {
        return language.getReadOnlyProperty();
    }

    /** Speaks another language from now on. */
    public void choose(Language wanted) {
        loaded = read(wanted, bundles);
        language.set(wanted);
    }

    /** The same texts as FXML takes them. */
    public ResourceBundle bundle() {
        Map<String, String> byKey = loaded.byKey;
        return new ResourceBundle() {
            @Override
            protected Object handleGetObject(String key) {
                return byKey.get(key);
            }

            @Override
            public Enumeration<String> getKeys() {
                return Collections.enumeration(byKey.keySet());
            }
        };
    }

    private static Loaded read(Language language, String[] bundles) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : bundles) {
            ResourceBundle bundle = ResourceBundle.getBundle("i18n." + name, language.locale(), ONLY_AS_WANTED);
            for (String key : bundle.keySet()) {
                if (all.put(key, bundle.getString(key)) != null) {
                    throw new IllegalStateException("text " + key + " is in two bundles");
                }
            }
        }
        return new Loaded(Collections.unmodifiableMap(all), language.locale());
    }
}
