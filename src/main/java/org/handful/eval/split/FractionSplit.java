package org.handful.eval.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handful.model.Split;

/**
 * A share of each class as support, the rest as test set; groups stay whole, so a share is met as nearly as they allow.
 * Each class with two groups or more has at least one on either side. A group that spans classes is counted with the
 * class of its first image.
 */
public final class FractionSplit {
    private FractionSplit() {}

    /** @param share of the images that become support, above 0 and below 1 */
    public static Split of(Pool pool, double share, long seed) {
        Sides sides = new Sides(pool);
        for (int k = 0; k < pool.data().labels().size(); k++) {
            divide(pool, sides, groups(pool, k, seed), share);
        }
        return sides.toSplit(1);
    }

    /** The groups at home in a class, in random order. */
    static List<Integer> groups(Pool pool, int label, long seed) {
        int[] order = Draw.shuffled(pool.ofClass(label), pool.data().labels().name(label), seed);
        return Arrays.stream(order)
                .map(pool::groupOf)
                .filter(g -> pool.label(pool.members(g)[0]) == label)
                .distinct()
                .boxed()
                .toList();
    }

    private static void divide(Pool pool, Sides sides, List<Integer> groups, double share) {
        List<Integer> support = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int g : groups) {
            (pool.heldForSupport(g) ? support : pool.heldForTest(g) ? test : open).add(g);
        }
        long wanted = Math.round(share * size(pool, groups));
        for (int g : open) {
            boolean nearer = size(pool, support) + pool.members(g).length / 2.0 <= wanted;
            (nearer ? support : test).add(g);
        }
        if (support.isEmpty()) {
            moveSmallest(pool, test, support, open);
        } else if (test.isEmpty() && support.size() > 1) {
            moveSmallest(pool, support, test, open);
        }
        support.forEach(g -> sides.place(g, true));
        test.forEach(g -> sides.place(g, false));
    }

    private static void moveSmallest(Pool pool, List<Integer> from, List<Integer> to, List<Integer> movable) {
        from.stream()
                .filter(movable::contains)
                .min((a, b) -> Integer.compare(pool.members(a).length, pool.members(b).length))
                .ifPresent(g -> {
                    from.remove(g);
                    to.add(g);
                });
    }

    private static int size(Pool pool, List<Integer> groups) {
        return groups.stream().mapToInt(g -> pool.members(g).length).sum();
    }
}
