package org.handful.run.local.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.handful.image.NearDuplicates;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Sample;

/**
 * Near-duplicates among the images of a project. What was found stands until images come or go: a label or a side
 * changes nothing about how an image looks. Thread-safe.
 */
public final class LookAlikes {
    private List<ImageRef> images = List.of();
    private int[] groups = {};
    private List<Set<String>> sets = List.of();

    /** Group number per image: near-duplicates share one. */
    public synchronized int[] groups(Dataset data) {
        follow(data);
        return groups.clone();
    }

    /** Names of images that look alike: groups of two or more. */
    public synchronized List<Set<String>> sets(Dataset data) {
        follow(data);
        return sets;
    }

    private void follow(Dataset data) {
        List<ImageRef> now = data.samples().stream().map(Sample::image).toList();
        if (now.equals(images)) {
            return;
        }
        groups = NearDuplicates.groups(
                now.stream().mapToLong(ImageRef::perceptualHash).toArray(),
                now.stream().map(ImageRef::sha256).toArray(String[]::new), NearDuplicates.DEFAULT_DISTANCE);
        Map<Integer, Set<String>> members = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] != i) {
                members.computeIfAbsent(groups[i], g -> new TreeSet<>(Set.of(now.get(g).name())))
                        .add(now.get(i).name());
            }
        }
        sets = new ArrayList<>(members.values());
        images = now;
    }
}
