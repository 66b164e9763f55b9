package org.handful.eval;

import java.util.List;
import org.handful.eval.proportion.ProportionInterval;

/**
 * How accuracy spreads over the values of one attribute, or of several that are crossed.
 *
 * @param groups the non-empty class x value groups, by class order then value
 * @param macroStd mean over classes of the weighted standard deviation of group accuracies, 0..0.5; NaN when there is
 *     no group that counts
 * @param classStd that deviation per class; NaN for a class without test images in groups that count
 * @param worst the group with the lowest accuracy (the larger one on ties); null when there is no group that counts
 * @param gap best minus worst group accuracy; NaN when there is no group that counts
 * @param missing test images without a value for the attribute: not in any group
 * @param minimum groups of fewer images are listed, but do not count for any of the figures above; at least 1
 */
public record SubgroupReport(
        String attribute, List<GroupResult> groups, double macroStd, List<Double> classStd, GroupResult worst,
        double gap, int missing, int minimum) {
    private static final double ERROR_RATE = 0.05;

    /** Every group counts. */
    public SubgroupReport(String attribute, List<GroupResult> groups, double macroStd, List<Double> classStd,
            GroupResult worst, double gap, int missing) {
        this(attribute, groups, macroStd, classStd, worst, gap, missing, 1);
    }

    /** Whether a group is large enough to count. */
    public boolean counts(GroupResult group) {
        return group.n() >= minimum;
    }

    public List<GroupResult> counted() {
        return groups.stream().filter(this::counts).toList();
    }

    /**
     * The worst group with an interval that allows for its having been chosen. The lowest of G accuracies is low by luck
     * more often than one that was named beforehand, so its interval is one of G that hold together: exact
     * (Clopper-Pearson) at 1 - 0.05/G, after Bonferroni. Null when there is no group that counts.
     */
    public Estimate worstEstimate() {
        if (worst == null) {
            return null;
        }
        var bounds = ProportionInterval.CLOPPER_PEARSON.of(worst.correct(), worst.n(), 1 - ERROR_RATE / counted().size());
        return new Estimate(worst.accuracy(), worst.n(), bounds.low(), bounds.high());
    }
}
