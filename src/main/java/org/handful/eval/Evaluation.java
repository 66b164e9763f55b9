package org.handful.eval;

import java.util.List;

/**
 * Every figure about one set of predictions.
 *
 * @param balancedAccuracy mean recall over the classes that have test images
 * @param confusion [K][K] counts, rows true, columns predicted
 * @param subgroups one per attribute
 */
public record Evaluation(
        Estimate accuracy, double balancedAccuracy, List<ClassResult> perClass, int[][] confusion,
        List<SubgroupReport> subgroups, Calibration calibration) {}
