package org.handful.math;

/**
 * How far a search has come whose end is a small gradient, from the orders of magnitude by which the length of the gradient has
 * fallen; squared, for each takes longer than the one before. Never goes back. Not thread-safe.
 */
public final class WayToOptimum {
    /** What {@link #after} counts to. */
    public static final int WHOLE = 1000;

    private final double end;
    private final int most;
    private double first;
    private int furthest;

    /** @param end length of the gradient at which the search ends @param most iterations after which it ends at the latest */
    public WayToOptimum(double end, int most) {
        this.end = end;
        this.most = most;
    }

    /** @param norm length of the gradient after so many iterations @return 0 ... {@value #WHOLE} */
    public int after(int iteration, double norm) {
        first = Math.max(first, norm);
        double fallen = norm < first ? Math.log(first / Math.max(norm, end)) / Math.log(first / end) : 0;
        double share = Math.max(fallen * fallen, (double) iteration / most);
        furthest = Math.max(furthest, (int) (WHOLE * Math.clamp(share, 0, 1)));
        return furthest;
    }
}
