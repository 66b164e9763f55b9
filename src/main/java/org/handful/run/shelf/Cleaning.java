package org.handful.run.shelf;

import java.util.List;

/**
 * What became of the images that nobody had checked, in a run that learned from them too. Names of images.
 *
 * @param kept counted with the labels that they came with
 * @param relabelled counted with others
 * @param dropped did not count
 */
public record Cleaning(List<String> kept, List<Relabelled> relabelled, List<String> dropped) {
    public Cleaning {
        kept = List.copyOf(kept);
        relabelled = List.copyOf(relabelled);
        dropped = List.copyOf(dropped);
    }

    /** @param from name of the class that it came with, @param to the one that it counted for */
    public record Relabelled(String image, String from, String to) {}

    public int all() {
        return kept.size() + relabelled.size() + dropped.size();
    }
}
