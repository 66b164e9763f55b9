package org.handful.tune.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static LabelledPixels select(LabelledPixels all, List<Integer> chosen) {
        int[] at = chosen.stream().mapToInt(Integer::intValue).toArray();
        int[] y = chosen.stream().mapToInt(i -> all.y()[i]).toArray();
        return new LabelledPixels(all.x().select(at), y, all.classes());
    }
}
