package org.handful.run.privacy;

import java.util.Map;
import java.util.Optional;
import org.handful.eval.privacy.MembershipBound;
import org.handful.eval.privacy.MembershipRoc;

/**
 * What an attacker could find out, without privacy and with it.
 *
 * @param run its name
 * @param images that each model learned from with probability one half
 */
public record MembershipReport(MembershipPlan plan, String run, String backbone, int images, Attack plain, Attack guarded) {
    /** Shares of false alarms at which an attack is judged. */
    public static final double RARE = 0.01;
    public static final double VERY_RARE = 0.001;

    /**
     * One method under attack.
     *
     * @param method id
     * @param settings every one of them
     * @param bound of its promise, for half of the images; empty when it promises nothing
     * @param curve of all models together, with few enough points to draw
     * @param auc area under the whole curve; 0.5 is chance
     * @param rare share of learned images found with one false alarm in a hundred
     * @param veryRare the same in a thousand; NaN when there were too few images to count that
     * @param advantage largest difference of true and false positives
     * @param accuracy mean over the models, on the images that they did not learn from
     */
    public record Attack(String method, Map<String, Object> settings, Optional<MembershipBound> bound, MembershipRoc curve,
            double auc, double rare, double veryRare, double advantage, double accuracy) {}
}
