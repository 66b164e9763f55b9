package org.handful.ui.images.gallery;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;

/**
 * Images in the order in which they stand, group after group. Every question costs the same however many there are.
 * Immutable.
 */
public final class Gallery {
    /** Neighbouring images with something in common. @param from place of the first */
    public record Group(Lane lane, int from, int count) {
        int to() {
            return from + count;
        }

        int lines(int columns) {
            return (count + columns - 1) / columns;
        }
    }

    public static final Gallery EMPTY = new Gallery(new LabelSpace(List.of()), List.of(), List.of());

    private final LabelSpace labels;
    private final List<Sample> order;
    private final List<Group> groups;
    private final Map<String, Integer> places;

    /** @param labels what the labels of these samples mean: the project may have gone on meanwhile */
    Gallery(LabelSpace labels, List<Sample> order, List<Group> groups) {
        this.labels = labels;
        this.order = List.copyOf(order);
        this.groups = List.copyOf(groups);
        places = HashMap.newHashMap(order.size());
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i).image().name(), i);
        }
    }

    /** What the labels of these samples mean. */
    LabelSpace labels() {
        return labels;
    }

    public int size() {
        return order.size();
    }

    public List<Group> groups() {
        return groups;
    }

    public Sample at(int place) {
        return order.get(place);
    }

    public String nameAt(int place) {
        return order.get(place).image().name();
    }

    /** -1 when it is not shown. */
    public int placeOf(String name) {
        return name == null ? -1 : places.getOrDefault(name, -1);
    }

    public boolean shows(String name) {
        return placeOf(name) >= 0;
    }

    /** Names of the images from one place up to another; a view, made in no time. */
    public List<String> names(int from, int to) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return nameAt(from + Objects.checkIndex(index, size()));
            }

            @Override
            public int size() {
                return to - from;
            }
        };
    }

    public List<String> names() {
        return names(0, size());
    }

    /** All images from one to the other, in order, the last one last. */
    public List<String> between(String from, String to) {
        int a = placeOf(from);
        int b = placeOf(to);
        if (a < 0 || b < 0) {
            return List.of(to);
        }
        return a <= b ? names(a, b + 1) : names(b, a + 1).reversed();
    }

    /** Index of the group that a place is in. */
    int groupOf(int place) {
        int low = 0;
        int high = groups.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (groups.get(middle).from() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The place so many lines below, or above when negative; stops at the first and the last line. */
    int vertical(int place, int lines, int columns) {
        int g = groupOf(place);
        int line = (place - groups.get(g).from()) / columns + lines;
        int column = (place - groups.get(g).from()) % columns;
        while (line < 0 && g > 0) {
            line += groups.get(--g).lines(columns);
        }
        while (line >= groups.get(g).lines(columns) && g < groups.size() - 1) {
            line -= groups.get(g++).lines(columns);
        }
        Group group = groups.get(g);
        int within = Math.clamp(line, 0, group.lines(columns) - 1) * columns + column;
        return group.from() + Math.min(within, group.count() - 1);
    }
}
