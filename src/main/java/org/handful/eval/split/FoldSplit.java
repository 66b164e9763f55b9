package org.handful.eval.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handful.model.Split;

/**
 * Repeated stratified cross-validation over groups: in each repeat every image is tested on once, by a model that
 * learned from the other folds. Images fixed as support are never tested on, images fixed as test are never learned
 * from. A class whose learnable images are one group is support only: no fold could both learn and test it.
 */
public final class FoldSplit {
    private FoldSplit() {}

    /** Fold after fold, repeat after repeat. Folds that got no image are left out. */
    public static List<Split> of(Pool pool, int folds, int repeats, long seed) {
        List<Split> splits = new ArrayList<>();
        for (int r = 0; r < repeats; r++) {
            splits.addAll(once(pool, folds, Draw.seed(seed, r)));
        }
        return splits;
    }

    private static List<Split> once(Pool pool, int folds, long seed) {
        int classes = pool.data().labels().size();
        List<List<Integer>> tested = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            tested.add(new ArrayList<>());
        }
        List<Integer> learnedAlways = new ArrayList<>();
        int[][] images = new int[folds][classes];
        int[] total = new int[folds];
        for (int k = 0; k < classes; k++) {
            List<Integer> groups = FractionSplit.groups(pool, k, seed);
            long learnable = groups.stream().filter(g -> pool.heldForSupport(g) || !pool.heldForTest(g)).count();
            for (int g : largestFirst(pool, groups)) {
                boolean testOnly = pool.heldForTest(g) && !pool.heldForSupport(g);
                if (pool.heldForSupport(g) || !testOnly && learnable == 1) {
                    learnedAlways.add(g);
                    continue;
                }
                int fold = emptiest(images, total, k);
                tested.get(fold).add(g);
                for (int i : pool.members(g)) {
                    images[fold][pool.label(i)]++;
                    total[fold]++;
                }
            }
        }
        return tested.stream()
                .filter(f -> !f.isEmpty())
                .map(f -> split(pool, learnedAlways, tested, f))
                .toList();
    }

    private static List<Integer> largestFirst(Pool pool, List<Integer> groups) {
        return groups.stream()
                .sorted(Comparator.comparingInt((Integer g) -> pool.members(g).length).reversed())
                .toList();
    }

    /** The fold with the fewest images of the class; of those the one with the fewest at all; of those the first. */
    private static int emptiest(int[][] images, int[] total, int label) {
        int best = 0;
        for (int f = 1; f < total.length; f++) {
            int difference = Integer.compare(images[f][label], images[best][label]);
            if (difference < 0 || difference == 0 && total[f] < total[best]) {
                best = f;
            }
        }
        return best;
    }

    private static Split split(
            Pool pool, List<Integer> learnedAlways, List<List<Integer>> folds, List<Integer> tested) {
        Sides sides = new Sides(pool);
        learnedAlways.forEach(g -> sides.place(g, true));
        for (List<Integer> fold : folds) {
            for (int g : fold) {
                if (fold == tested) {
                    sides.place(g, false);
                } else if (!pool.heldForTest(g)) {
                    sides.place(g, true);
                }
            }
        }
        return sides.toSplit(1);
    }
}
