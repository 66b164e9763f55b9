package org.handful.eval.episode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.eval.split.Pool;

/**
 * The classes that episodes can be drawn from, with their images in groups that show the same thing. An episode takes
 * at most one image of a group, so that no near-duplicate lies on both sides of it; a group whose images carry
 * different labels is no evidence for any class and is left out.
 *
 * @param labels class indices of the dataset, ascending
 * @param groups [class][group] to positions in the dataset
 * @param shortClasses names of classes with fewer distinct images than were asked for
 */
public record EpisodeClasses(int[] labels, int[][][] groups, List<String> shortClasses) {
    public EpisodeClasses {
        shortClasses = List.copyOf(shortClasses);
    }

    /** @param perClass distinct images that a class must have, support and query together */
    public static EpisodeClasses of(Pool pool, int perClass) {
        List<int[][]> groups = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> shortClasses = new ArrayList<>();
        for (int k = 0; k < pool.data().labels().size(); k++) {
            int[][] found = groupsOf(pool, k);
            if (found.length >= perClass) {
                labels.add(k);
                groups.add(found);
            } else if (pool.data().labels().active(k)) {
                shortClasses.add(pool.data().labels().name(k));
            }
        }
        return new EpisodeClasses(
                labels.stream().mapToInt(Integer::intValue).toArray(), groups.toArray(int[][][]::new), shortClasses);
    }

    public int size() {
        return labels.length;
    }

    /** The most distinct images that at least so many classes of the pool have; 0 when there are fewer classes. */
    public static int mostPerClass(Pool pool, int classes) {
        int[] counts = IntStream.range(0, pool.data().labels().size())
                .map(k -> groupsOf(pool, k).length).sorted().toArray();
        return classes > counts.length ? 0 : counts[counts.length - classes];
    }

    private static int[][] groupsOf(Pool pool, int label) {
        return Arrays.stream(pool.ofClass(label)).map(pool::groupOf).distinct()
                .mapToObj(pool::members)
                .filter(members -> Arrays.stream(members).allMatch(i -> pool.label(i) == label))
                .toArray(int[][]::new);
    }
}
