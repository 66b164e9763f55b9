package org.handful.run.train;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitRole;

/**
 * Images of classes that are switched off. A run learns nothing from them, so to it they are strangers, and how it takes
 * them is how well it knows what it does not know. Near-duplicates of support images are no strangers.
 *
 * @param classes name of the class of each image
 */
public record Unknowns(List<ImageRef> images, List<String> classes) {
    static final Unknowns NONE = new Unknowns(List.of(), List.of());
    /** More of them would make no figure better known that the test images allow to know. */
    private static final int MOST = 1000;

    /** @param groups number of the group of near-duplicates of every image */
    static Unknowns of(Dataset data, int[] groups, Split split) {
        Set<Integer> learned = Arrays.stream(split.support()).mapToObj(i -> groups[i]).collect(Collectors.toSet());
        int[] all = IntStream.range(0, data.size()).filter(i -> stranger(data, i))
                .filter(i -> groups[i] < 0 || !learned.contains(groups[i])).toArray();
        int n = Math.min(all.length, MOST);
        List<Sample> some = IntStream.range(0, n)
                .mapToObj(i -> data.samples().get(all[(int) ((long) all.length * i / n)])).toList();
        return new Unknowns(some.stream().map(Sample::image).toList(),
                some.stream().map(s -> data.labels().name(s.label())).toList());
    }

    private static boolean stranger(Dataset data, int position) {
        Sample s = data.samples().get(position);
        return s.labelled() && s.role() != SplitRole.OFF && !data.labels().active(s.label());
    }

    boolean isEmpty() {
        return images.isEmpty();
    }
}
