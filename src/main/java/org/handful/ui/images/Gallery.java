package org.handful.ui.images;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.ui.images.GalleryRow.Header;
import org.handful.ui.images.GalleryRow.Strip;

/**
 * Images laid out in lines, class by class, those without a class first. Knows which image is next to which, so that
 * arrow keys need no screen. Immutable.
 */
record Gallery(List<GalleryRow> rows, List<String> order, Map<String, Integer> rowOf) {
    /** Where an arrow key goes. */
    enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        FIRST,
        LAST
    }

    /** @param unlabelledTitle title of the images without a class */
    static Gallery of(Dataset dataset, Predicate<Sample> shown, int columns, String unlabelledTitle) {
        List<List<Sample>> groups = new ArrayList<>();
        for (int k = 0; k <= dataset.labels().size(); k++) {
            groups.add(new ArrayList<>());
        }
        dataset.samples().stream().filter(shown).forEach(s -> groups.get(s.label() + 1).add(s));
        List<GalleryRow> rows = new ArrayList<>();
        List<String> order = new ArrayList<>();
        Map<String, Integer> rowOf = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            List<Sample> group = groups.get(g);
            int label = g - 1;
            if (!group.isEmpty()) {
                rows.add(new Header(label, g == 0 ? unlabelledTitle : dataset.labels().name(label), group.size()));
            }
            for (int from = 0; from < group.size(); from += columns) {
                List<Sample> line = group.subList(from, Math.min(group.size(), from + columns));
                for (Sample s : line) {
                    order.add(s.image().name());
                    rowOf.put(s.image().name(), rows.size());
                }
                rows.add(new Strip(label, line));
            }
        }
        return new Gallery(List.copyOf(rows), List.copyOf(order), Map.copyOf(rowOf));
    }

    boolean shows(String name) {
        return name != null && rowOf.containsKey(name);
    }

    /** The image an arrow key leads to; the first one when nothing that is shown is selected; null when empty. */
    String neighbour(String from, Direction direction) {
        if (order.isEmpty()) {
            return null;
        }
        if (!shows(from)) {
            return order.getFirst();
        }
        int at = order.indexOf(from);
        return switch (direction) {
            case LEFT -> order.get(Math.max(0, at - 1));
            case RIGHT -> order.get(Math.min(order.size() - 1, at + 1));
            case FIRST -> order.getFirst();
            case LAST -> order.getLast();
            case UP -> vertical(from, -1);
            case DOWN -> vertical(from, 1);
        };
    }

    /** All images from one to the other, in order, the last one last. */
    List<String> between(String from, String to) {
        int a = order.indexOf(from);
        int b = order.indexOf(to);
        if (a < 0 || b < 0) {
            return List.of(to);
        }
        return a <= b ? order.subList(a, b + 1) : order.subList(b, a + 1).reversed();
    }

    private String vertical(String from, int step) {
        int row = rowOf.get(from);
        int column = indexIn((Strip) rows.get(row), from);
        for (int r = row + step; r >= 0 && r < rows.size(); r += step) {
            if (rows.get(r) instanceof Strip strip) {
                return strip.samples().get(Math.min(column, strip.samples().size() - 1)).image().name();
            }
        }
        return from;
    }

    private static int indexIn(Strip strip, String name) {
        for (int i = 0; i < strip.samples().size(); i++) {
            if (strip.samples().get(i).image().name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException(name + " is not in its row");
    }
}
