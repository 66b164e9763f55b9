package org.handful.eval.paired;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which test images two models share, and what changed on them.
 *
 * @param gained images that only the second knows, in its order
 * @param lost images that only the first knows, in the order of the second
 * @param onlyInFirst images that the second was not tested on
 * @param onlyInSecond images that the first was not tested on
 * @param relabelled images that both were tested on with different true classes: no evidence for either
 */
public record Pairing(PairedCounts counts, List<String> gained, List<String> lost, int onlyInFirst, int onlyInSecond,
        int relabelled) {
    private record Key(String image, String digest) {}

    public Pairing {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    /** @throws IllegalArgumentException when one of them answered twice for an image */
    public static Pairing of(List<Answer> first, List<Answer> second) {
        Map<Key, Answer> known = new HashMap<>();
        for (Answer a : first) {
            if (known.put(key(a), a) != null) {
                throw new IllegalArgumentException("two answers for " + a.image());
            }
        }
        int[] counts = new int[4];
        int relabelled = 0;
        int onlyInSecond = 0;
        List<String> gained = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Answer b : second) {
            Answer a = known.remove(key(b));
            if (a == null) {
                onlyInSecond++;
            } else if (!a.truth().equals(b.truth())) {
                relabelled++;
            } else {
                counts[(a.right() ? 0 : 2) + (b.right() ? 0 : 1)]++;
                if (a.right() != b.right()) {
                    (b.right() ? gained : lost).add(b.image());
                }
            }
        }
        return new Pairing(new PairedCounts(counts[0], counts[1], counts[2], counts[3]), gained, lost, known.size(),
                onlyInSecond, relabelled);
    }

    /** Whether both were tested on exactly the same images with the same classes. */
    public boolean sameTest() {
        return onlyInFirst == 0 && onlyInSecond == 0 && relabelled == 0;
    }

    private static Key key(Answer a) {
        return new Key(a.image(), a.digest());
    }
}
