package org.handful.ui.common.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;

/** How a person arranged the places of a project: restored when it opens, kept whenever it changes. FX thread. */
public final class ProjectMemory {
    public static final String GROUPING = "images.grouping";
    public static final String SORTING = "images.sorting";
    public static final String REVERSED = "images.reversed";
    public static final String THUMBNAIL = "images.thumbnail";
    public static final String RUN_ORDER = "runs.order";
    public static final String RUN_TEXT = "runs.text";
    public static final String RUNS_STARRED = "runs.starred";
    public static final String NONE_OF_THESE = "predict.none";
    public static final String OPEN_SET_SCORE = "predict.score";
    public static final String FOLDED = "sidebar.folded";

    /** All of them, to be read before the window is built. */
    public static final List<String> KEYS =
            List.of(GROUPING, SORTING, REVERSED, THUMBNAIL, RUN_ORDER, RUN_TEXT, RUNS_STARRED, NONE_OF_THESE,
                    OPEN_SET_SCORE, FOLDED);

    private final Map<String, String> kept;
    private final BiConsumer<String, String> write;

    /** @param kept what is stored @param write stores a text under a key */
    public ProjectMemory(Map<String, String> kept, BiConsumer<String, String> write) {
        this.kept = new TreeMap<>(kept);
        this.write = write;
    }

    /**
     * Gives a value what was kept of it, and keeps it from now on.
     *
     * @param read null for a text that says nothing any more
     */
    public <T> void keep(String key, Property<T> value, Function<T, String> text, Function<String, T> read) {
        T before = kept.containsKey(key) ? read.apply(kept.get(key)) : null;
        if (before != null) {
            value.setValue(before);
        }
        value.addListener((o, was, now) -> {
            String next = text.apply(now);
            if (!next.equals(kept.put(key, next))) {
                write.accept(key, next);
            }
        });
    }

    public void keep(String key, BooleanProperty value) {
        keep(key, value, String::valueOf, Boolean::valueOf);
    }

    /** One of these, or null. */
    public static <E extends Enum<E>> E named(E[] values, String name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return null;
    }
}
