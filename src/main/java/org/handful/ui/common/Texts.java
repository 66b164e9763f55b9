package org.handful.ui.common;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * All texts of the window, from one bundle per screen. Keys are {@code window.part.element}. Immutable.
 *
 * <p>A text with arguments is a {@link MessageFormat} pattern; texts use the typographic apostrophe, so that a pattern
 * never swallows one.
 */
public final class Texts {
    private final Map<String, String> byKey;
    private final Locale locale;

    private Texts(Map<String, String> byKey, Locale locale) {
        this.byKey = byKey;
        this.locale = locale;
    }

    /**
     * @param bundles names below {@code i18n/}
     * @throws IllegalStateException when two bundles have the same key
     */
    public static Texts load(Locale wanted, String... bundles) {
        Map<String, String> all = new LinkedHashMap<>();
        Locale found = Locale.ENGLISH;
        for (String name : bundles) {
            ResourceBundle bundle = ResourceBundle.getBundle("i18n." + name, wanted);
            if (!bundle.getLocale().equals(Locale.ROOT)) {
                found = bundle.getLocale();
            }
            for (String key : bundle.keySet()) {
                if (all.put(key, bundle.getString(key)) != null) {
                    throw new IllegalStateException("text " + key + " is in two bundles");
                }
            }
        }
        return new Texts(Collections.unmodifiableMap(all), found);
    }

    /** The text, with the arguments in it where there are any. */
    public String get(String key, Object... arguments) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** The language of the texts, which numbers in them must follow. */
    public Locale locale() {
        return locale;
    }

    /** The same texts as FXML takes them. */
    public ResourceBundle bundle() {
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
}
