package org.handful.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes of a dataset in their fixed order: index k is column k of every probability vector.
 *
 * @param colours class to the colour that a person chose for it, {@code #rrggbb}; the other classes have one by their
 *     place
 * @param off classes that are switched off: their images keep their label and take no part in new runs
 */
public record LabelSpace(List<String> names, Map<String, String> colours, Set<String> off) {
    public LabelSpace {
        names = List.copyOf(names);
        colours = Map.copyOf(colours);
        off = Set.copyOf(off);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("class names must differ: " + names);
        }
    }

    /** Classes without a colour of their own, all switched on. */
    public LabelSpace(List<String> names) {
        this(names, Map.of(), Set.of());
    }

    public int size() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }

    /** Index of the class, or -1 when there is none of that name. */
    public int indexOf(String name) {
        return names.indexOf(name);
    }

    /** Whether the class takes part in new runs. */
    public boolean active(int index) {
        return off.isEmpty() || !off.contains(names.get(index));
    }
}
