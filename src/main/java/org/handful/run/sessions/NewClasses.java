package org.handful.run.sessions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handful.math.SeededRandom;
import org.handful.model.Dataset;
import org.handful.store.record.RunImage;
import org.handful.store.record.StoredRun;

/**
 * Classes of a project that a run does not know, each with the images to learn it from and to test it on. Near-duplicates
 * of an image that something was learned from are not tested on; a class keeps one image to test on.
 *
 * @param classes those with two distinct images or more, in the order of the project
 * @param tooFew names of the others that have images
 */
record NewClasses(List<NewClass> classes, List<String> tooFew) {
    /** Positions in the dataset. */
    record NewClass(String name, int[] support, int[] test) {}

    /** @param groups number of the group of near-duplicates of every image */
    static NewClasses of(Dataset data, int[] groups, StoredRun run, SessionPlan plan) {
        Set<String> digests = run.support().stream().map(RunImage::sha256).collect(Collectors.toSet());
        Set<Integer> learned = IntStream.range(0, data.size())
                .filter(i -> digests.contains(data.samples().get(i).image().sha256()))
                .mapToObj(i -> groups[i]).collect(Collectors.toCollection(HashSet::new));
        List<NewClass> found = new ArrayList<>();
        List<String> tooFew = new ArrayList<>();
        for (int k : unknown(data, run.summary().classes())) {
            int[] all = Arrays.stream(data.ofClass(k)).filter(data::usable)
                    .filter(i -> !learned.contains(groups[i])).toArray();
            NewClass one = drawn(data.labels().name(k), all, groups, plan);
            if (one == null) {
                tooFew.add(data.labels().name(k));
            } else {
                found.add(one);
                Arrays.stream(one.support()).forEach(i -> learned.add(groups[i]));
            }
        }
        return new NewClasses(List.copyOf(found), List.copyOf(tooFew));
    }

    /** Numbers of the classes that are switched on, have images and are none of these. */
    static int[] unknown(Dataset data, List<String> known) {
        return IntStream.range(0, data.labels().size())
                .filter(k -> data.labels().active(k) && !known.contains(data.labels().name(k)))
                .filter(k -> Arrays.stream(data.ofClass(k)).anyMatch(data::usable))
                .toArray();
    }

    /** Null when there are not two groups of images. */
    private static NewClass drawn(String name, int[] all, int[] groups, SessionPlan plan) {
        int[] order = SeededRandom.permutation(all.length, SeededRandom.of(plan.seed(), "session " + name));
        int distinct = (int) Arrays.stream(all).map(i -> groups[i]).distinct().count();
        int wanted = Math.min(plan.shots(), distinct - 1);
        if (wanted < 1) {
            return null;
        }
        Set<Integer> taken = new HashSet<>();
        List<Integer> support = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int o : order) {
            int i = all[o];
            if (support.size() < wanted && taken.add(groups[i])) {
                support.add(i);
            } else if (!taken.contains(groups[i])) {
                test.add(i);
            }
        }
        return new NewClass(name, support.stream().mapToInt(i -> i).sorted().toArray(),
                test.stream().mapToInt(i -> i).sorted().toArray());
    }
}
