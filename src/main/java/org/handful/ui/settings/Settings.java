package org.handful.ui.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What is set for the whole program: read once at the start, written as soon as it changes. FX thread. */
public final class Settings {
    public static final String LOOK = "window.theme";
    public static final String LANGUAGE = "window.language";
    public static final String SIZE = "window.size";
    public static final String TEACHING = "window.teaching";
    public static final String RECENT_ACTIONS = "window.actions";
    public static final String PROJECTS = "projects.folder";
    public static final String BACKBONE = "projects.backbone";
    public static final String DEVICE = "engine.device";

    /** All that is to be read before the window is built. */
    public static final List<String> KEYS =
            List.of(LOOK, LANGUAGE, SIZE, TEACHING, RECENT_ACTIONS, PROJECTS, BACKBONE, DEVICE);

    private final Map<String, String> values;
    private final BiConsumer<String, String> write;

    /**
     * @param kept what was read, by key
     * @param write keeps a value, for good and without making anyone wait
     */
    public Settings(Map<String, String> kept, BiConsumer<String, String> write) {
        this.values = new HashMap<>(kept);
        this.write = write;
    }

    /** Empty when nobody ever set it, or set it back. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).filter(v -> !v.isEmpty());
    }

    /** @param value empty to set it back */
    public void put(String key, String value) {
        if (!value.equals(values.getOrDefault(key, ""))) {
            values.put(key, value);
            write.accept(key, value);
        }
    }
}
