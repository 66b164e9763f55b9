package org.handful.eval.split;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.handful.model.Split;
import org.handful.model.SplitRole;

/**
 * K random images of each class as support, the rest as test set.
 *
 * <p>Images, not groups, are drawn: K stays K, and a burst of near-equal photographs does not become the whole support
 * set. What is left of a group that was drawn from is in neither set, because testing on it would flatter. Where that
 * would leave nothing of a class to test on (a class with K images or fewer among them), one group, the smallest, is
 * kept for the test set and the others give what they have; a class with a single group is support only. What a person
 * fixed stays where it was put and counts towards K.
 */
public final class ShotSplit {
    private static final int NONE = -1;

    private ShotSplit() {}

    /** @param shots images of each class to learn from, at least 1 */
    public static Split of(Pool pool, int shots, long seed) {
        Sides sides = new Sides(pool);
        for (int k = 0; k < pool.data().labels().size(); k++) {
            draw(pool, sides, k, shots, seed);
        }
        for (int i : pool.data().usable()) {
            if (!sides.inSupport(i)) {
                sides.test(i);
            }
        }
        return sides.toSplit(shots);
    }

    private static void draw(Pool pool, Sides sides, int label, int shots, long seed) {
        int[] order = Draw.shuffled(pool.ofClass(label), pool.data().labels().name(label), seed);
        int[] fixed = Arrays.stream(order).filter(i -> pool.role(i) == SplitRole.SUPPORT).toArray();
        int[] open = Arrays.stream(order)
                .filter(i -> pool.role(i) == SplitRole.ANY && !pool.heldForTest(pool.groupOf(i)))
                .toArray();
        int wanted = Math.max(0, shots - fixed.length);
        int[] drawn = Arrays.stream(open).limit(wanted).toArray();
        if (nothingToTest(pool, order, drawn)) {
            int kept = smallestGroup(pool, open);
            int[] others = Arrays.stream(open).filter(i -> pool.groupOf(i) != kept).toArray();
            if (fixed.length + others.length > 0) {
                drawn = Arrays.stream(others).limit(wanted).toArray();
            }
        }
        Arrays.stream(fixed).forEach(sides::support);
        Arrays.stream(drawn).forEach(sides::support);
    }

    private static boolean nothingToTest(Pool pool, int[] ofClass, int[] drawn) {
        IntPredicate learnedFrom = g -> pool.heldForSupport(g)
                || Arrays.stream(drawn).anyMatch(i -> pool.groupOf(i) == g);
        return Arrays.stream(ofClass).map(pool::groupOf).allMatch(learnedFrom);
    }

    /** Of equally small groups the last in the order, which is the least likely to be drawn. */
    private static int smallestGroup(Pool pool, int[] open) {
        int best = NONE;
        for (int i : open) {
            int g = pool.groupOf(i);
            if (!pool.heldForSupport(g)
                    && (best == NONE || pool.members(g).length <= pool.members(best).length)) {
                best = g;
            }
        }
        return best;
    }
}
