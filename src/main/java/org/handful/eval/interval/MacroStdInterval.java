package org.handful.eval.interval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handful.eval.Estimate;
import org.handful.eval.GroupResult;
import org.handful.eval.SubgroupReport;
import org.handful.eval.proportion.ProportionInterval;

/**
 * MacroStd with its 95 % interval: the least and the largest MacroStd of all group accuracies that lie in exact intervals
 * which hold together ({@link Joint}). Wide, but it keeps what it promises. A bootstrap does not: chance alone makes groups
 * differ, and drawing the images again adds the same once more.
 *
 * <p>Within a class, with weights w_g and intervals [l_g, u_g], the least variance is the minimum over c of
 * sum w_g dist(c, [l_g, u_g])², which is convex in c. The largest lies at ends; it is bounded from above by letting every group
 * be partly at one end and partly at the other. Then all groups below some point are as low as they can be, all above it as
 * high, and one is divided so that the mean of all lies in its middle.
 */
public final class MacroStdInterval {
    private static final int STEPS = 100;
    /** What rounding leaves. */
    private static final double NOTHING = 1e-24;

    private MacroStdInterval() {}

    /** Of the groups that count; n is the number of their images. NaN when there are none. */
    public static Estimate of(SubgroupReport report) {
        Map<String, List<GroupResult>> classes = new LinkedHashMap<>();
        report.counted().forEach(g -> classes.computeIfAbsent(g.label(), _ -> new ArrayList<>()).add(g));
        // A class with one group has no deviation, whatever its accuracy is.
        int joint = classes.values().stream().mapToInt(List::size).filter(m -> m > 1).sum();
        double low = 0;
        double high = 0;
        int n = 0;
        for (List<GroupResult> groups : classes.values()) {
            double images = groups.stream().mapToInt(GroupResult::n).sum();
            n += (int) images;
            if (groups.size() > 1) {
                double[] weight = groups.stream().mapToDouble(g -> g.n() / images).toArray();
                ProportionInterval.Bounds[] bounds = groups.stream().map(g -> Joint.of(g.correct(), g.n(), joint))
                        .toArray(ProportionInterval.Bounds[]::new);
                low += Math.sqrt(least(weight, bounds)) / classes.size();
                high += Math.sqrt(largest(weight, bounds)) / classes.size();
            }
        }
        return classes.isEmpty() ? new Estimate(Double.NaN, 0, Double.NaN, Double.NaN)
                : new Estimate(report.macroStd(), n, low, high);
    }

    private static double least(double[] weight, ProportionInterval.Bounds[] bounds) {
        double from = 0;
        double to = 1;
        for (int s = 0; s < STEPS; s++) {
            double left = from + (to - from) / 3;
            double right = to - (to - from) / 3;
            if (distance(left, weight, bounds) <= distance(right, weight, bounds)) {
                to = right;
            } else {
                from = left;
            }
        }
        double distance = distance(from, weight, bounds);
        return distance < NOTHING ? 0 : distance;
    }

    private static double distance(double c, double[] weight, ProportionInterval.Bounds[] bounds) {
        double sum = 0;
        for (int g = 0; g < weight.length; g++) {
            double d = Math.max(0, Math.max(bounds[g].low() - c, c - bounds[g].high()));
            sum += weight[g] * d * d;
        }
        return sum;
    }

    private static double largest(double[] weight, ProportionInterval.Bounds[] bounds) {
        int[] order = IntStream.range(0, weight.length).boxed()
                .sorted(Comparator.comparingDouble(g -> bounds[g].low() + bounds[g].high())).mapToInt(g -> g).toArray();
        double most = 0;
        for (int split = 0; split < order.length; split++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < order.length; i++) {
                double a = i > split ? bounds[order[i]].high() : bounds[order[i]].low();
                mean += weight[order[i]] * a;
                square += weight[order[i]] * a * a;
            }
            ProportionInterval.Bounds b = bounds[order[split]];
            double width = weight[order[split]] * (b.high() - b.low());
            double share = Math.clamp(((b.low() + b.high()) / 2 - mean) / width, 0, 1);
            mean += share * width;
            square += share * width * (b.high() + b.low());
            most = Math.max(most, square - mean * mean);
        }
        return most;
    }
}
