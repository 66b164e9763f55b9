package org.handful.tune.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.model.LabelledPixels;

/** The last image of every class that has at least two is held back; where no class has two, none is. */
public record HeldBack(LabelledPixels kept, Optional<LabelledPixels> back) {
    public static HeldBack of(LabelledPixels support) {
        int[] counts = new int[support.classes()];
        int[] last = new int[support.classes()];
        for (int i = 0; i < support.y().length; i++) {
            counts[support.y()[i]]++;
            last[support.y()[i]] = i;
        }
        List<Integer> kept = new ArrayList<>();
        List<Integer> back = new ArrayList<>();
        for (int i = 0; i < support.y().length; i++) {
            int k = support.y()[i];
            (counts[k] >= 2 && last[k] == i ? back : kept).add(i);
        }
        return new HeldBack(select(support, kept),
                back.isEmpty() ? Optional.empty() : Optional.of(select(support, back)));
    }

    /** So many images in their order, chosen with the classes taking turns. */
    public static LabelledPixels some(LabelledPixels all, int most) {
        if (all.y().length <= most) {
            return all;
        }
        List<Integer> chosen = new ArrayList<>();
        for (int turn = 0; chosen.size() < most; turn++) {
            for (int k = 0; k < all.classes() && chosen.size() < most; k++) {
                int label = k;
                IntStream.range(0, all.y().length).filter(i -> all.y()[i] == label).skip(turn).limit(1)
                        .forEach(chosen::add);
            }
        }
        return select(all, chosen.stream().sorted().toList());
    }

    private static LabelledPixels select(LabelledPixels all, List<Integer> chosen) {
        int[] at = chosen.stream().mapToInt(Integer::intValue).toArray();
        int[] y = chosen.stream().mapToInt(i -> all.y()[i]).toArray();
        return new LabelledPixels(all.x().select(at), y, all.classes());
    }
}
