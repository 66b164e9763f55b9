package org.handful.run.home;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handful.run.Home;

/** Settings of the program that outlive it. Thread-safe. */
public final class Preferences {
    /** The file's content. */
    record Content(Map<String, String> values) {
        Content {
            values = values == null ? Map.of() : values;
        }
    }

    private final JsonFile<Content> file;
    private final Map<String, String> values;

    public Preferences(Home home) {
        file = new JsonFile<>(home.settings(), Content.class);
        values = new TreeMap<>(file.read(new Content(Map.of())).values());
    }

    public synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public synchronized void put(String key, String value) {
        if (!value.equals(values.put(key, value))) {
            file.write(new Content(Map.copyOf(values)));
        }
    }
}
