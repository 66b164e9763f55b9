package org.handful.run.privacy;

/**
 * How a run's method is attacked.
 *
 * @param run whose method, settings and images are taken
 * @param epsilon of the private training beside it
 * @param shadows other models that the attacker trains, for each one that is attacked
 */
public record MembershipPlan(long run, double epsilon, int shadows, long seed) {
    /** As in Tobaben et al., TMLR 2023. */
    public static final int SHADOWS = 256;
    public static final double EPSILON = 1;
}
