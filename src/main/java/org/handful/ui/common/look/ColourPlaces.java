package org.handful.ui.common.look;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which place in the list of class colours each class has. A class keeps its place while others come and go, and finds
 * it again when a deletion is undone, so that a colour means the same all through a project. Not thread-safe.
 */
final class ColourPlaces {
    private final Map<String, Integer> places = new TreeMap<>();
    private List<String> present = List.of();

    /** @param text from {@link #text()}; null or lines that make no sense give nothing */
    static ColourPlaces parse(String text) {
        var out = new ColourPlaces();
        for (String line : text == null ? new String[0] : text.split("\n")) {
            int space = line.indexOf(' ');
            if (space > 0 && line.substring(0, space).matches("\\d{1,4}")) {
                out.places.put(line.substring(space + 1), Integer.valueOf(line.substring(0, space)));
            }
        }
        return out;
    }

    /** One line per class: its place, a space, its name. */
    String text() {
        return places.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining("\n"));
    }

    /** Takes in which classes there are now. */
    void follow(List<String> names) {
        if (names.equals(present)) {
            return;
        }
        passOnRenamed(names);
        var taken = new HashMap<Integer, String>();
        places.forEach((name, place) -> taken.put(place, name));
        for (String name : names) {
            if (!places.containsKey(name)) {
                int place = free(taken, names);
                String gone = taken.put(place, name);
                if (gone != null) {
                    places.remove(gone);
                }
                places.put(name, place);
            }
        }
        present = List.copyOf(names);
    }

    /** @return -1 for a name that was never there */
    int of(String name) {
        return places.getOrDefault(name, -1);
    }

    /** A rename changes one name and leaves its index: the colour goes with the class, not with the word. */
    private void passOnRenamed(List<String> names) {
        List<String> gone = present.stream().filter(n -> !names.contains(n)).toList();
        List<String> come = names.stream().filter(n -> !present.contains(n)).toList();
        if (gone.size() == 1 && come.size() == 1 && present.size() == names.size()
                && present.indexOf(gone.getFirst()) == names.indexOf(come.getFirst())) {
            places.put(come.getFirst(), places.remove(gone.getFirst()));
        }
    }

    /** One that nobody ever had; when the easily told colours are used up, one whose class is gone. */
    private static int free(Map<Integer, String> taken, List<String> names) {
        int unused = 0;
        while (taken.containsKey(unused)) {
            unused++;
        }
        if (unused < ClassColours.EASY) {
            return unused;
        }
        int left = 0;
        while (taken.containsKey(left) && names.contains(taken.get(left))) {
            left++;
        }
        return left;
    }
}
