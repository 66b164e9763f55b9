package org.handful.eval.subgroup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.proportion.BenjaminiHochberg;
import org.handful.eval.proportion.FisherExact;

/**
 * Whether a group is worse than the other images of its class by more than chance: Fisher's exact test of right and wrong
 * against the rest of the class, adjusted for the number of groups (Benjamini and Hochberg).
 *
 * @param correct of the rest, @param n of the rest
 * @param adjusted p; among groups with at most q, a share of at most q is found by chance
 */
public record GroupTest(GroupResult group, int correct, int n, double adjusted) {
    /** Of what is told, one in ten may be chance. */
    public static final double RATE = 0.1;

    /** Groups that are worse, the surest first; small groups that do not count are not asked about. */
    public static List<GroupTest> worse(SubgroupReport report) {
        List<GroupTest> all = of(report);
        return all.stream().filter(t -> t.adjusted <= RATE && t.group.accuracy() * t.n < t.correct)
                .sorted(Comparator.comparingDouble(GroupTest::adjusted)).toList();
    }

    /** Every group whose class has another one. */
    public static List<GroupTest> of(SubgroupReport report) {
        List<GroupTest> plain = new ArrayList<>();
        List<Double> p = new ArrayList<>();
        for (GroupResult g : report.counted()) {
            List<GroupResult> rest = report.counted().stream()
                    .filter(o -> o.label().equals(g.label()) && !o.value().equals(g.value())).toList();
            int n = rest.stream().mapToInt(GroupResult::n).sum();
            int correct = rest.stream().mapToInt(GroupResult::correct).sum();
            if (n > 0) {
                plain.add(new GroupTest(g, correct, n, 1));
                p.add(FisherExact.p(g.correct(), g.n() - g.correct(), correct, n - correct));
            }
        }
        double[] adjusted = BenjaminiHochberg.adjusted(p.stream().mapToDouble(v -> v).toArray());
        List<GroupTest> out = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            out.add(new GroupTest(plain.get(i).group, plain.get(i).correct, plain.get(i).n, adjusted[i]));
        }
        return out;
    }
}
