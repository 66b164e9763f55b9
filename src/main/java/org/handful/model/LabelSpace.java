package org.handful.model;

import java.util.List;

/** The classes of a dataset in their fixed order: index k is column k of every probability vector. */
public record LabelSpace(List<String> names) {
    public LabelSpace {
        names = List.copyOf(names);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("class names must differ: " + names);
        }
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
}
