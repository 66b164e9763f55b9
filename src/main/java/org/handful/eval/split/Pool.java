package org.handful.eval.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.model.Dataset;
import org.handful.model.SplitRole;

/**
 * The images that a split may use, in their duplicate groups. Images of one group show the same thing, so that testing
 * on one after learning from another would measure memory. Two images are in one group when the caller says so or when
 * their files are equal; that goes on in chains.
 */
public final class Pool {
    private final Dataset data;
    private final int[] group;
    private final int[][] members;

    /** @param duplicateGroups per position: equal numbers are one group, negative means alone */
    public Pool(Dataset data, int[] duplicateGroups) {
        if (duplicateGroups.length != data.size()) {
            throw new IllegalArgumentException(duplicateGroups.length + " groups for " + data.size() + " images");
        }
        this.data = data;
        int[] root = IntStream.range(0, data.size()).toArray();
        Map<Object, Integer> first = new HashMap<>();
        for (int i : data.usable()) {
            String sha = data.samples().get(i).image().sha256();
            if (sha != null && !sha.isEmpty()) {
                join(root, i, first.putIfAbsent(sha, i));
            }
            if (duplicateGroups[i] >= 0) {
                join(root, i, first.putIfAbsent(duplicateGroups[i], i));
            }
        }
        group = IntStream.range(0, data.size()).map(i -> find(root, i)).toArray();
        var positions = Arrays.stream(data.usable()).boxed().collect(Collectors.groupingBy(i -> group[i]));
        members = new int[data.size()][0];
        positions.forEach((g, of) -> members[g] = of.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int find(int[] root, int i) {
        int r = i;
        while (root[r] != r) {
            r = root[r];
        }
        return r;
    }

    /** The smaller position becomes the group's name: a group is named by its first image. */
    private static void join(int[] root, int i, Integer other) {
        if (other != null) {
            int a = find(root, i);
            int b = find(root, other);
            root[Math.max(a, b)] = Math.min(a, b);
        }
    }

    public Dataset data() {
        return data;
    }

    /** Usable positions of a class, ascending. */
    public int[] ofClass(int label) {
        return Arrays.stream(data.ofClass(label)).filter(data::usable).toArray();
    }

    /** The group of a position, named by the group's first position. */
    public int groupOf(int position) {
        return group[position];
    }

    /** Usable positions of a group, ascending. */
    public int[] members(int group) {
        return members[group];
    }

    public SplitRole role(int position) {
        return data.samples().get(position).role();
    }

    public int label(int position) {
        return data.samples().get(position).label();
    }

    /** Whether a person put an image of this group into the test set: none of the group is drawn as support. */
    public boolean heldForTest(int group) {
        return Arrays.stream(members[group]).anyMatch(i -> role(i) == SplitRole.TEST);
    }

    /** Whether a person put an image of this group into the support set: none of the group is tested on. */
    public boolean heldForSupport(int group) {
        return Arrays.stream(members[group]).anyMatch(i -> role(i) == SplitRole.SUPPORT);
    }
}
