package org.handful.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handful.eval.metric.MacroStd;
import org.handful.eval.metric.Wilson;
import org.handful.eval.subgroup.Crossing;

/** Makes the subgroup table of one attribute: who is served badly, and how uneven it is. */
public final class Subgroups {
    /** Of equally bad groups the larger one is the better evidence; after that the order of the table decides. */
    private static final Comparator<GroupResult> WORST_FIRST = Comparator.comparingDouble(GroupResult::accuracy)
            .thenComparing(Comparator.comparingInt(GroupResult::n).reversed());

    private Subgroups() {}

    /**
     * Only groups that have images appear: nothing is known about an empty one, least of all accuracy 0.
     *
     * @param classes names; index k is the truth k of an image
     * @param minimum groups of fewer images do not count for MacroStd, worst group and gap; at least 1
     */
    public static SubgroupReport report(Crossing crossing, List<String> classes, List<Scored> scored, int minimum) {
        List<Map<String, int[]>> counts = new ArrayList<>();
        classes.forEach(_ -> counts.add(new TreeMap<>()));
        int missing = 0;
        for (Scored s : scored) {
            String value = crossing.value(s.attributes());
            if (value == null) {
                missing++;
                continue;
            }
            int[] hitsAndImages = counts.get(s.truth()).computeIfAbsent(value, _ -> new int[2]);
            hitsAndImages[0] += s.correct() ? 1 : 0;
            hitsAndImages[1]++;
        }
        List<GroupResult> groups = new ArrayList<>();
        List<GroupResult> counted = new ArrayList<>();
        double[] classStd = new double[classes.size()];
        for (int k = 0; k < classes.size(); k++) {
            List<GroupResult> ofClass = groups(classes.get(k), counts.get(k));
            List<GroupResult> large = ofClass.stream().filter(g -> g.n() >= minimum).toList();
            classStd[k] = MacroStd.POPULATION.ofClass(
                    large.stream().mapToDouble(GroupResult::accuracy).toArray(),
                    large.stream().mapToInt(GroupResult::n).toArray());
            groups.addAll(ofClass);
            counted.addAll(large);
        }
        GroupResult worst = counted.stream().min(WORST_FIRST).orElse(null);
        double best = counted.stream().mapToDouble(GroupResult::accuracy).max().orElse(Double.NaN);
        return new SubgroupReport(crossing.name(), List.copyOf(groups), MacroStd.overClasses(classStd),
                Arrays.stream(classStd).boxed().toList(), worst, worst == null ? Double.NaN : best - worst.accuracy(),
                missing, minimum);
    }

    private static List<GroupResult> groups(String label, Map<String, int[]> counts) {
        return counts.entrySet().stream()
                .map(e -> {
                    int correct = e.getValue()[0];
                    int n = e.getValue()[1];
                    Wilson interval = Wilson.of(correct, n);
                    return new GroupResult(
                            label, e.getKey(), n, correct, (double) correct / n, interval.low(), interval.high());
                })
                .toList();
    }
}
