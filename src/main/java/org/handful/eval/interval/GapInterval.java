package org.handful.eval.interval;

import java.util.List;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.proportion.ProportionInterval;

/**
 * From the worst group to the best with its 95 % interval: the least and the largest gap of all group accuracies that lie in
 * exact intervals which hold together ({@link Joint}). That both groups were chosen for being extreme is allowed for, which
 * an interval of their difference would not do.
 */
public final class GapInterval {
    private GapInterval() {}

    /** Of the groups that count; n is the number of their images. NaN when there are none. */
    public static Estimate of(SubgroupReport report) {
        List<GroupResult> groups = report.counted();
        if (groups.isEmpty()) {
            return new Estimate(Double.NaN, 0, Double.NaN, Double.NaN);
        }
        double leastLow = 1;
        double mostLow = 0;
        double leastHigh = 1;
        double mostHigh = 0;
        for (GroupResult g : groups) {
            ProportionInterval.Bounds b = Joint.of(g.correct(), g.n(), groups.size());
            leastLow = Math.min(leastLow, b.low());
            mostLow = Math.max(mostLow, b.low());
            leastHigh = Math.min(leastHigh, b.high());
            mostHigh = Math.max(mostHigh, b.high());
        }
        int n = groups.stream().mapToInt(GroupResult::n).sum();
        // A single group has no gap, however little is known about it.
        return groups.size() == 1 ? new Estimate(0, n, 0, 0)
                : new Estimate(report.gap(), n, Math.max(0, mostLow - leastHigh), mostHigh - leastLow);
    }
}
