package org.handful.eval;

import java.util.List;

/**
 * How accuracy spreads over the values of one attribute.
 *
 * @param groups the non-empty class x value groups, by class order then value
 * @param macroStd mean over classes of the weighted standard deviation of group accuracies, 0..0.5; NaN when there is
 *     no group
 * @param classStd that deviation per class; NaN for a class without test images that have the attribute
 * @param worst the group with the lowest accuracy (the larger one on ties); null when there is no group
 * @param gap best minus worst group accuracy; NaN when there is no group
 * @param missing test images without a value for the attribute: not in any group
 */
public record SubgroupReport(
        String attribute, List<GroupResult> groups, double macroStd, List<Double> classStd, GroupResult worst,
        double gap, int missing) {}
