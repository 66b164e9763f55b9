package org.handful.run.shelf;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the project as it is now would divide its images for a run, against how the run did: what a repetition from the
 * command line would meet. Names of images throughout.
 *
 * @param removed used then, not in the project now
 * @param added not used then, used now
 * @param relabelled with another class now
 * @param replaced with other content under the same name
 * @param moved on another side of the split now, or left out
 * @param described with other attributes: the same predictions, other subgroups
 * @param classes whether the classes or their order are others
 * @param gone images whose content is no longer in the project at all: without them the run cannot be repeated
 * @param impossible why the project cannot be divided that way any more, in words; empty when it can
 */
public record Drift(
        List<String> removed, List<String> added, List<String> relabelled, List<String> replaced, List<String> moved,
        List<String> described, boolean classes, List<String> gone, String impossible) {
    public Drift {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        relabelled = List.copyOf(relabelled);
        replaced = List.copyOf(replaced);
        moved = List.copyOf(moved);
        described = List.copyOf(described);
        gone = List.copyOf(gone);
    }

    /** Whether the command line would see exactly what the run saw. */
    public boolean none() {
        return !classes && impossible.isEmpty()
                && Stream.of(removed, added, relabelled, replaced, moved, described).allMatch(List::isEmpty);
    }
}
