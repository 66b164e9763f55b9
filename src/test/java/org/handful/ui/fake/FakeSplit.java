package org.handful.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.model.Dataset;
import org.handful.model.Split;

/** Just enough arithmetic for a fake result whose figures belong together. */
final class FakeSplit {
    private FakeSplit() {}

    static Split of(Dataset dataset, int shots) {
        List<Integer> support = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (int k = 0; k < dataset.labels().size(); k++) {
            int[] members = dataset.ofClass(k);
            for (int i = 0; i < members.length; i++) {
                (i < shots ? support : test).add(members[i]);
            }
            if (members.length <= shots) {
                few.add(dataset.labels().name(k));
            }
        }
        return new Split(sorted(support), sorted(test), few);
    }

    static Estimate wilson(int right, int n) {
        if (n == 0) {
            return new Estimate(Double.NaN, 0, Double.NaN, Double.NaN);
        }
        double z = 1.959964;
        double p = (double) right / n;
        double d = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / d;
        double half = z / d * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return new Estimate(p, n, centre - half, centre + half);
    }

    static List<SubgroupReport> subgroups(Dataset dataset, List<Scored> scored) {
        List<SubgroupReport> out = new ArrayList<>();
        for (String attribute : dataset.attributeNames()) {
            List<GroupResult> groups = new ArrayList<>();
            List<Double> stds = new ArrayList<>();
            int missing = (int) scored.stream().filter(s -> !s.attributes().containsKey(attribute)).count();
            for (int k = 0; k < dataset.labels().size(); k++) {
                TreeMap<String, int[]> counts = new TreeMap<>();
                for (Scored s : scored) {
                    if (s.truth() == k && s.attributes().containsKey(attribute)) {
                        int[] c = counts.computeIfAbsent(s.attributes().get(attribute), v -> new int[2]);
                        c[0]++;
                        c[1] += s.correct() ? 1 : 0;
                    }
                }
                List<GroupResult> mine = new ArrayList<>();
                for (var e : counts.entrySet()) {
                    Estimate w = wilson(e.getValue()[1], e.getValue()[0]);
                    mine.add(new GroupResult(dataset.labels().name(k), e.getKey(), w.n(), e.getValue()[1], w.value(),
                            w.low(), w.high()));
                }
                stds.add(std(mine));
                groups.addAll(mine);
            }
            if (!groups.isEmpty()) {
                var worst = groups.stream().min(java.util.Comparator.comparingDouble(GroupResult::accuracy)).get();
                double best = groups.stream().mapToDouble(GroupResult::accuracy).max().orElse(Double.NaN);
                double macro = stds.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).average().orElse(Double.NaN);
                out.add(new SubgroupReport(attribute, groups, macro, stds, worst, best - worst.accuracy(), missing));
            }
        }
        return out;
    }

    private static double std(List<GroupResult> groups) {
        int n = groups.stream().mapToInt(GroupResult::n).sum();
        if (n == 0) {
            return Double.NaN;
        }
        double mean = groups.stream().mapToDouble(g -> g.n() * g.accuracy()).sum() / n;
        return Math.sqrt(groups.stream().mapToDouble(g -> g.n() * Math.pow(g.accuracy() - mean, 2)).sum() / n);
    }

    private static int[] sorted(List<Integer> list) {
        return list.stream().mapToInt(i -> i).sorted().toArray();
    }
}
